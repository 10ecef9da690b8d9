package io.smartvillage.identity.village;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    record VillageSuspended(UUID villageId, @Nullable String reason, Instant suspendedAt)
            implements VillageEvent {}

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageActivated(UUID villageId, @Nullable String reason, Instant activatedAt)
            implements VillageEvent {}

    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageClosed(UUID villageId, String reason, Instant closedAt) implements VillageEvent {}

    /// Every service destroys its key of the village.
    @PublishedOn(value = TOPIC, key = "villageId")
    record VillageErased(UUID villageId, String reason, Instant erasedAt) implements VillageEvent {}
}
