package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.PublishedOn;
import io.smartvillage.visitor.visitor.RecordPassage.Direction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    /// Staff or a guard let the visitor in or out by hand, and no gate was asked: access-service
    /// writes it down, counts the pass as used and knows from it who is inside.
    ///
    /// @param passageId of this one coming or going
    /// @param gateId where the guard stood, if they said so
    /// @param guardId who did it
    @PublishedOn(value = TOPIC, key = KEY)
    record VisitorPassedByHand(
            UUID passageId,
            UUID visitorId,
            UUID propertyId,
            VisitKind kind,
            Direction direction,
            @Nullable UUID gateId,
            UUID guardId,
            Instant validUntil,
            Instant passedAt)
            implements VisitorEvent {}
}
