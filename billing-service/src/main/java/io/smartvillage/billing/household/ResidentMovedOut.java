package io.smartvillage.billing.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// `property.ResidentMovedOut`, the fields that are used.
///
/// @param until the first day on which they no longer live there
public record ResidentMovedOut(
        UUID propertyId, UUID occupancyId, LocalDate from, LocalDate until, Instant recordedAt) {}
