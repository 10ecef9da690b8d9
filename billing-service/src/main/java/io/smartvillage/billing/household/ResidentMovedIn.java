package io.smartvillage.billing.household;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// `property.ResidentMovedIn`, the fields that are used.
public record ResidentMovedIn(
        UUID propertyId, UUID occupancyId, LocalDate from, Instant recordedAt) {}
