package io.smartvillage.property.occupancy;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about the residents of a house, told when they are written down; the days they name may be
/// past or still to come.
sealed interface OccupancyEvent {

    String TOPIC = "property.property.v1";

    @PublishedOn(value = TOPIC, key = "propertyId")
    record ResidentMovedIn(
            UUID propertyId,
            UUID occupancyId,
            UUID userId,
            OccupancyKind kind,
            LocalDate from,
            Instant recordedAt)
            implements OccupancyEvent {}

    /// @param until the first day on which the person no longer lives there
    @PublishedOn(value = TOPIC, key = "propertyId")
    record ResidentMovedOut(
            UUID propertyId,
            UUID occupancyId,
            UUID userId,
            OccupancyKind kind,
            LocalDate from,
            LocalDate until,
            Instant recordedAt)
            implements OccupancyEvent {}
}
