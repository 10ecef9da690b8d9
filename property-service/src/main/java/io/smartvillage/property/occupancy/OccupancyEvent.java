package io.smartvillage.property.occupancy;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    /// A household moved in, in one move; [ResidentMovedIn] tells of each of them.
    @PublishedOn(value = TOPIC, key = "propertyId")
    record HouseholdMovedIn(
            UUID propertyId,
            List<Mover> members,
            LocalDate from,
            UUID recordedBy,
            Instant recordedAt)
            implements OccupancyEvent {}

    /// A household moved out, in one move; [ResidentMovedOut] tells of each of them.
    ///
    /// @param until the first day on which they no longer live there
    @PublishedOn(value = TOPIC, key = "propertyId")
    record HouseholdMovedOut(
            UUID propertyId,
            List<Mover> members,
            LocalDate until,
            UUID recordedBy,
            Instant recordedAt)
            implements OccupancyEvent {}

    record Mover(UUID occupancyId, UUID userId, OccupancyKind kind, boolean primary) {

        static Mover of(Occupancy occupancy) {
            return new Mover(
                    occupancy.id(), occupancy.userId(), occupancy.kind(), occupancy.primary());
        }
    }
}
