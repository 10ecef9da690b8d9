package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a recurring pass; nothing of them tells whose it is.
sealed interface RecurringPassEvent {

    String TOPIC = "visitor.recurring-pass.v1";
    String KEY = "recurringPassId";

    @PublishedOn(value = TOPIC, key = KEY)
    record RecurringPassIssued(
            UUID recurringPassId,
            UUID propertyId,
            Instant validFrom,
            Instant validUntil,
            Instant issuedAt)
            implements RecurringPassEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record RecurringPassChanged(
            UUID recurringPassId,
            UUID propertyId,
            Instant validFrom,
            Instant validUntil,
            Instant changedAt)
            implements RecurringPassEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record RecurringPassCancelled(UUID recurringPassId, UUID propertyId, Instant cancelledAt)
            implements RecurringPassEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record RecurringPassExpired(UUID recurringPassId, UUID propertyId, Instant expiredAt)
            implements RecurringPassEvent {}
}
