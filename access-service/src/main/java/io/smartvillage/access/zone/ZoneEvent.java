package io.smartvillage.access.zone;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a zone.
sealed interface ZoneEvent {

    String TOPIC = "access.zone.v1";

    @PublishedOn(value = TOPIC, key = "zoneId")
    record ZoneAdded(
            UUID zoneId,
            String name,
            boolean antiPassback,
            boolean visitorsAllowed,
            Instant addedAt)
            implements ZoneEvent {}

    @PublishedOn(value = TOPIC, key = "zoneId")
    record ZoneChanged(
            UUID zoneId,
            String name,
            boolean antiPassback,
            boolean visitorsAllowed,
            Instant changedAt)
            implements ZoneEvent {}

    @PublishedOn(value = TOPIC, key = "zoneId")
    record ZoneRemoved(UUID zoneId, String name, Instant removedAt) implements ZoneEvent {}
}
