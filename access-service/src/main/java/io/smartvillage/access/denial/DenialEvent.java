package io.smartvillage.access.denial;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about the deny list; who or what is on it, and why, is in none of them.
sealed interface DenialEvent {

    String TOPIC = "access.denial.v1";

    @PublishedOn(value = TOPIC, key = "denialId")
    record DenialAdded(
            UUID denialId,
            DenialKind kind,
            Instant validFrom,
            @Nullable Instant validUntil,
            UUID addedBy,
            Instant addedAt)
            implements DenialEvent {}

    @PublishedOn(value = TOPIC, key = "denialId")
    record DenialLifted(UUID denialId, DenialKind kind, UUID liftedBy, Instant liftedAt)
            implements DenialEvent {}
}
