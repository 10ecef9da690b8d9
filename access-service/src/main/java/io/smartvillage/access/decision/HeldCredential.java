package io.smartvillage.access.decision;

import io.smartvillage.access.credential.CredentialStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A credential as a decision needs it.
///
/// @param holderActive the person is neither suspended nor gone
/// @param zoneIds where it opens; empty for everywhere
/// @param label whom to greet, encrypted
/// @param houseNumber null if the house is not known here yet
record HeldCredential(
        UUID id,
        UUID userId,
        UUID propertyId,
        CredentialStatus status,
        boolean holderActive,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        Set<UUID> zoneIds,
        @Nullable ByteBuffer label,
        @Nullable String houseNumber) {

    HeldCredential {
        zoneIds = Set.copyOf(zoneIds);
    }
}
