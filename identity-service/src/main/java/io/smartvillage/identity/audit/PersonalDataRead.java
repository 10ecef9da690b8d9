package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `<service>.PersonalDataRead`, of every service.
record PersonalDataRead(
        UUID entryId,
        UUID villageId,
        Actor actor,
        List<UUID> people,
        boolean unlisted,
        @Nullable String query,
        Instant at) {

    PersonalDataRead {
        Objects.requireNonNull(entryId);
        Objects.requireNonNull(villageId);
        Objects.requireNonNull(actor);
        people = List.copyOf(people);
        Objects.requireNonNull(at);
    }
}
