package io.smartvillage.gateway.admission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/// Who holds a checked token, and for which village.
///
/// @param subject the person or device (`sub`)
/// @param client the OAuth client (`azp`)
/// @param village null for an operator, who belongs to none
record Bearer(String subject, String client, @Nullable Village village) {

    /// The one village of a token.
    record Village(String alias, String id) {

        boolean isNamed(String aliasOrId) {
            return aliasOrId.equalsIgnoreCase(alias) || aliasOrId.equalsIgnoreCase(id);
        }
    }

    /// @throws RefusedException if the token names no village (and is no operator's) or several
    static Bearer of(Jwt token) {
        var organizations = token.getClaim("organization");
        var villages = organizations instanceof Map<?, ?> map ? map : Map.of();
        if (villages.size() > 1) {
            throw RefusedException.severalVillages();
        }
        // The decoder refuses a token without one.
        var subject = Objects.requireNonNull(token.getSubject());
        var client = token.getClaimAsString("azp");
        if (villages.isEmpty()) {
            if (!isOperator(token)) {
                throw RefusedException.noVillage();
            }
            return new Bearer(subject, client == null ? "" : client, null);
        }
        var entry = villages.entrySet().iterator().next();
        return new Bearer(
                subject,
                client == null ? "" : client,
                new Village(String.valueOf(entry.getKey()), villageId(entry.getValue())));
    }

    private static String villageId(@Nullable Object village) {
        var ids =
                village instanceof Map<?, ?> attributes
                                && attributes.get("village_id") instanceof Collection<?> values
                        ? values
                        : List.of();
        return switch (ids.size()) {
            case 0 -> throw RefusedException.noVillage();
            case 1 -> String.valueOf(ids.iterator().next());
            default -> throw RefusedException.severalVillages();
        };
    }

    private static boolean isOperator(Jwt token) {
        return token.getClaim("realm_access") instanceof Map<?, ?> access
                && access.get("roles") instanceof Collection<?> roles
                && roles.contains("operator");
    }
}
