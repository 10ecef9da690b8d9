package io.smartvillage.access.pass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A visitor's pass as this service knows it.
///
/// @param windows of a recurring pass, in order
/// @param houseNumber null if the house is not known here yet
public record Pass(
        UUID id,
        UUID propertyId,
        PassStatus status,
        Instant validFrom,
        Instant validUntil,
        boolean singleUse,
        PassKind kind,
        int partySize,
        List<PassWindow> windows,
        @Nullable String houseNumber) {

    public Pass {
        windows = List.copyOf(windows);
    }
}
