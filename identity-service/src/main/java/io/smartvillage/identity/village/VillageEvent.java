package io.smartvillage.identity.village;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a village.
sealed interface VillageEvent {

    String TOPIC = "identity.village.v1";

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageCreated(UUID villageId, String alias, Instant createdAt)
            implements VillageEvent {}

    /// Its organization and its first admin are there: people can sign in.
    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageProvisioned(UUID villageId, Instant provisionedAt) implements VillageEvent {}

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageChanged(UUID villageId, Instant changedAt) implements VillageEvent {}

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageSuspended(UUID villageId, Instant suspendedAt) implements VillageEvent {}

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageActivated(UUID villageId, Instant activatedAt) implements VillageEvent {}
}
