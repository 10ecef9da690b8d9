package io.smartvillage.access.credential;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credential as a gate's decision needs it.
///
/// @param holderActive the person is neither suspended nor gone
/// @param zoneIds where it opens; empty: everywhere
/// @param label whom to greet
public record HeldCredential(
        UUID id,
        UUID userId,
        UUID propertyId,
        CredentialStatus status,
        boolean holderActive,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        Set<UUID> zoneIds,
        @Nullable String label) {

    public HeldCredential {
        zoneIds = Set.copyOf(zoneIds);
    }
}
