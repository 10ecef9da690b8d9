package io.smartvillage.platform.security;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who is calling.
///
/// @param userId the token's `sub`: the same person has the same id in every village; for a
///   [SignedRequest], the signer's id
/// @param clientId the OAuth client (`azp`); for a device, the device; for a [SignedRequest], its
///   [SignedRequest#CLIENT_ID]
/// @param villageId the one village this call is about; null only for an operator outside of any
///   and for an [AnyAccount] handler
/// @param operator true for the SaaS operator, also while reaching into a village
/// @param permissions authorities, as named in docs/permissions.md
public record Caller(
        UUID userId,
        String clientId,
        @Nullable UUID villageId,
        Set<String> roles,
        boolean operator,
        Set<String> permissions) {

    private static final ScopedValue<Caller> CALLER = ScopedValue.newInstance();

    public Caller {
        roles = Set.copyOf(roles);
        permissions = Set.copyOf(permissions);
    }

    /// @throws IllegalStateException outside of a request with a token or a signature
    public static Caller current() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is calling"));
    }

    public static Optional<Caller> find() {
        return CALLER.isBound() ? Optional.of(CALLER.get()) : Optional.empty();
    }

    /// True for the whole village's things; false means that only the caller's own may be shown.
    public boolean mayAll(String permission) {
        return permissions.contains(permission);
    }

    <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(CALLER, this).call(work);
    }
}
