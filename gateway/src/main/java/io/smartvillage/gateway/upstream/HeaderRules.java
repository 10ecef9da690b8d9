package io.smartvillage.gateway.upstream;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which headers pass the gateway, and which end at it.
final class HeaderRules {

    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    /// Set by the gateway itself, or nobody's business outside: a client that sends them is not
    /// believed.
    private static final Set<String> ENDING_AT_THE_GATEWAY =
            Set.of(
                    "host",
                    "content-length",
                    "expect",
                    "cookie",
                    "origin",
                    "forwarded",
                    "x-real-ip",
                    "x-village",
                    "traceparent",
                    "tracestate",
                    "baggage",
                    "b3");

    private static final Set<String> INTERNAL_PREFIXES =
            Set.of("x-forwarded-", "x-b3-", "x-internal-", "x-caller-", "x-user-", "x-tenant");

    private static final Set<String> ENDING_ON_THE_WAY_BACK =
            Set.of(
                    "set-cookie",
                    "server",
                    "x-content-type-options",
                    "x-frame-options",
                    "x-xss-protection",
                    "referrer-policy",
                    "content-security-policy",
                    "strict-transport-security");

    private HeaderRules() {}

    /// @param connection the request's header `Connection`, which may name more that end here
    static boolean passesToService(String name, @Nullable String connection) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !HOP_BY_HOP.contains(lower)
                && !ENDING_AT_THE_GATEWAY.contains(lower)
                && INTERNAL_PREFIXES.stream().noneMatch(lower::startsWith)
                && !isNamed(lower, connection);
    }

    static boolean passesToClient(String name, @Nullable String connection) {
        var lower = name.toLowerCase(Locale.ROOT);
        return !HOP_BY_HOP.contains(lower)
                && !ENDING_ON_THE_WAY_BACK.contains(lower)
                && !lower.startsWith("access-control-")
                && !isNamed(lower, connection);
    }

    private static boolean isNamed(String lower, @Nullable String connection) {
        if (connection == null) {
            return false;
        }
        for (var named : connection.split(",", -1)) {
            if (named.strip().equalsIgnoreCase(lower)) {
                return true;
            }
        }
        return false;
    }
}
