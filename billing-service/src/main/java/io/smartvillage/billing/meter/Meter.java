package io.smartvillage.billing.meter;

import io.smartvillage.billing.feeschedule.MeterKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A meter that is replaced is removed, and the new one is another meter with a first reading of
/// its own.
///
/// @param removedOn last day; null while it is there
public record Meter(
        UUID id,
        UUID propertyId,
        MeterKind kind,
        String serial,
        LocalDate installedOn,
        @Nullable LocalDate removedOn,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
