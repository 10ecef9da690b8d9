package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// `<service>.DataChanged`, of every service.
record DataChanged(
        UUID entryId,
        UUID villageId,
        String entity,
        String entityId,
        String action,
        List<UUID> people,
        Map<String, Change> changes,
        Actor actor,
        Instant at) {

    DataChanged {
        Objects.requireNonNull(entryId);
        Objects.requireNonNull(villageId);
        Objects.requireNonNull(entity);
        Objects.requireNonNull(entityId);
        Objects.requireNonNull(action);
        people = List.copyOf(people);
        changes = Map.copyOf(changes);
        Objects.requireNonNull(actor);
        Objects.requireNonNull(at);
    }
}
