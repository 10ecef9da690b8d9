package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a visitor; nothing of them tells who it is.
sealed interface VisitorEvent {

    String TOPIC = "visitor.visitor.v1";
    String KEY = "visitorId";

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorRegistered(
            UUID visitorId,
            UUID propertyId,
            Instant validFrom,
            Instant validUntil,
            Instant registeredAt)
            implements VisitorEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorCancelled(UUID visitorId, UUID propertyId, Instant cancelledAt)
            implements VisitorEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorDenied(UUID visitorId, UUID propertyId, Instant deniedAt)
            implements VisitorEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorExpired(UUID visitorId, UUID propertyId, Instant expiredAt)
            implements VisitorEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorCheckedIn(UUID visitorId, UUID propertyId, Instant checkedInAt)
            implements VisitorEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorCheckedOut(UUID visitorId, UUID propertyId, Instant checkedOutAt)
            implements VisitorEvent {}

    /// Told once, to whom it concerns; the visitor is still inside.
    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorOverstayed(UUID visitorId, UUID propertyId, Instant validUntil, Instant noticedAt)
            implements VisitorEvent {}
}
