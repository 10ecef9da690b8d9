package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a question from the gate. Who stands there is read over the API, by those who may.
sealed interface WalkInEvent {

    String TOPIC = "visitor.walk-in.v1";
    String KEY = "walkInId";

    /// @param answerBy then it counts as refused
    @PublishedOn(value = TOPIC, key = KEY)
    record WalkInRequested(UUID walkInId, UUID propertyId, Instant answerBy, Instant requestedAt)
            implements WalkInEvent {}

    /// @param visitorId who is expected from now on
    @PublishedOn(value = TOPIC, key = KEY)
    record WalkInApproved(
            UUID walkInId, UUID propertyId, UUID visitorId, UUID approvedBy, Instant approvedAt)
            implements WalkInEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record WalkInRefused(UUID walkInId, UUID propertyId, UUID refusedBy, Instant refusedAt)
            implements WalkInEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record WalkInTimedOut(UUID walkInId, UUID propertyId, Instant timedOutAt)
            implements WalkInEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record WalkInWithdrawn(UUID walkInId, UUID propertyId, UUID withdrawnBy, Instant withdrawnAt)
            implements WalkInEvent {}
}
