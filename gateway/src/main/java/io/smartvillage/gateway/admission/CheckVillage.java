package io.smartvillage.gateway.admission;

import io.smartvillage.gateway.admission.Bearer.Village;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A request whose host or header names a village other than the token's is refused, never
/// rewritten: a mistaken client shall notice.
@Component
class CheckVillage {

    /// Alias or id, as a client may state it.
    static final String VILLAGE = "X-Village";

    /// The id, by which an operator reaches into a village; others may at most repeat their own.
    static final String VILLAGE_ID = "X-Village-Id";

    private final String domain;
    private final String standalone;

    CheckVillage(VillageProperties properties) {
        this.domain =
                properties.domain().isEmpty()
                        ? ""
                        : "." + properties.domain().toLowerCase(Locale.ROOT);
        this.standalone = properties.standalone();
    }

    /// @throws RefusedException if another village is named
    void check(HttpServletRequest request, Bearer bearer) {
        var village = bearer.village();
        requireNamed(village, villageOfHost(request.getServerName()));
        for (var named : Collections.list(request.getHeaders(VILLAGE))) {
            requireNamed(village, named);
        }
        if (village == null) {
            // An operator: what X-Village-Id may do is decided, and recorded, by the service.
            return;
        }
        for (var named : Collections.list(request.getHeaders(VILLAGE_ID))) {
            requireNamed(village, named);
        }
        if (!standalone.isEmpty()) {
            requireNamed(village, standalone);
        }
    }

    private @Nullable String villageOfHost(@Nullable String host) {
        if (domain.isEmpty() || host == null) {
            return null;
        }
        var name = host.toLowerCase(Locale.ROOT);
        return name.endsWith(domain) ? name.substring(0, name.length() - domain.length()) : null;
    }

    private static void requireNamed(@Nullable Village village, @Nullable String named) {
        if (named != null && (village == null || !village.isNamed(named.strip()))) {
            throw RefusedException.anotherVillage();
        }
    }
}
