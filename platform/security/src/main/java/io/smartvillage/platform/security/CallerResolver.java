package io.smartvillage.platform.security;

import io.smartvillage.platform.security.VillageRefusedException.Reason;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/// Turns a checked token and the village headers into a [Caller], or refuses.
///
/// Exactly one village in the token, or no village API; only an operator may name a village in a
/// header, everybody else may at most repeat their token's.
final class CallerResolver {

    private final Permissions permissions;

    CallerResolver(Permissions permissions) {
        this.permissions = permissions;
    }

    /// @param named the village in `X-Village-Id`, if any
    /// @param anyAccount true if the request is for an [AnyAccount] handler
    Caller resolve(Jwt token, Optional<String> named, boolean anyAccount) {
        return switch (VillageClaim.of(token)) {
            case VillageClaim.One village -> member(token, village, named);
            case VillageClaim.Several _ ->
                    throw new VillageRefusedException(Reason.SEVERAL_VILLAGES);
            case VillageClaim.Unreadable _ -> throw new VillageRefusedException(Reason.NO_VILLAGE);
            case VillageClaim.None _ ->
                    isOperator(token) || !anyAccount
                            ? operator(token, named)
                            : account(token, named);
        };
    }

    private Caller member(Jwt token, VillageClaim.One village, Optional<String> named) {
        if (named.isPresent() && !named.get().equalsIgnoreCase(village.villageId().toString())) {
            throw new VillageRefusedException(Reason.VILLAGE_MISMATCH);
        }
        return caller(token, village.villageId(), village.roles(), false);
    }

    private Caller operator(Jwt token, Optional<String> named) {
        if (!isOperator(token)) {
            throw new VillageRefusedException(Reason.NO_VILLAGE);
        }
        return caller(
                token,
                named.map(CallerResolver::villageId).orElse(null),
                Set.of(Permissions.OPERATOR),
                true);
    }

    private Caller account(Jwt token, Optional<String> named) {
        if (named.isPresent()) {
            throw new VillageRefusedException(Reason.VILLAGE_MISMATCH);
        }
        return caller(token, null, Set.of(), false);
    }

    private Caller caller(
            Jwt token, @Nullable UUID villageId, Set<String> claimed, boolean operator) {
        var roles = new HashSet<>(claimed);
        roles.retainAll(permissions.roles());
        if (!operator) {
            roles.remove(Permissions.OPERATOR);
        }
        return new Caller(
                userId(token),
                Optional.ofNullable(token.getClaimAsString("azp")).orElse(""),
                villageId,
                roles,
                operator,
                permissions.authoritiesOf(roles, villageId != null));
    }

    private static UUID userId(Jwt token) {
        try {
            return UUID.fromString(token.getSubject());
        } catch (IllegalArgumentException e) {
            throw new InvalidBearerTokenException("sub is no UUID", e);
        }
    }

    private static UUID villageId(String header) {
        try {
            return UUID.fromString(header);
        } catch (IllegalArgumentException _) {
            throw new VillageRefusedException(Reason.UNKNOWN_VILLAGE);
        }
    }

    private static boolean isOperator(Jwt token) {
        return realmRoles(token).contains(Permissions.OPERATOR);
    }

    private static Set<String> realmRoles(Jwt token) {
        var access = token.getClaim("realm_access");
        return access instanceof Map<?, ?> map && map.get("roles") instanceof Collection<?> roles
                ? roles.stream().map(String::valueOf).collect(java.util.stream.Collectors.toSet())
                : Set.of();
    }
}
