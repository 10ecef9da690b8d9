package io.smartvillage.access.pass;

import java.time.Instant;
import java.util.UUID;

/// A visitor's pass as this service knows it.
///
/// @param entered it has let somebody in here
public record Pass(
        UUID id,
        UUID propertyId,
        PassStatus status,
        Instant validFrom,
        Instant validUntil,
        boolean singleUse,
        boolean entered) {}
