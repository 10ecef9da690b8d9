package io.smartvillage.platform.security;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jwt.Jwt;

/// The `organization` claim: Keycloak writes one entry per village that was asked for.
sealed interface VillageClaim {

    /// No village was asked for, or the service account is a member of none.
    record None() implements VillageClaim {}

    /// More than one (`organization:*`): no village API may guess which is meant.
    record Several() implements VillageClaim {}

    /// A village that is none: no id can be made of it.
    record Unreadable() implements VillageClaim {}

    record One(String alias, UUID villageId, Set<String> roles) implements VillageClaim {}

    static VillageClaim of(Jwt token) {
        var organizations = token.getClaim("organization");
        if (!(organizations instanceof Map<?, ?> byAlias) || byAlias.isEmpty()) {
            return new None();
        }
        if (byAlias.size() > 1) {
            return new Several();
        }
        var entry = byAlias.entrySet().iterator().next();
        if (!(entry.getValue() instanceof Map<?, ?> village)) {
            return new None();
        }
        var ids = strings(village.get("village_id"));
        if (ids.size() != 1) {
            return ids.isEmpty() ? new None() : new Several();
        }
        try {
            return new One(
                    String.valueOf(entry.getKey()),
                    UUID.fromString(ids.getFirst()),
                    roles(village));
        } catch (IllegalArgumentException _) {
            return new Unreadable();
        }
    }

    private static Set<String> roles(Map<?, ?> village) {
        return village.get("realm_access") instanceof Map<?, ?> access
                ? Set.copyOf(strings(access.get("roles")))
                : Set.of();
    }

    private static List<String> strings(@org.jspecify.annotations.Nullable Object claim) {
        return claim instanceof Collection<?> values
                ? values.stream().map(String::valueOf).collect(Collectors.toList())
                : List.of();
    }
}
