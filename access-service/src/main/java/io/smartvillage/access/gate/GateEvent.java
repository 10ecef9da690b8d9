package io.smartvillage.access.gate;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a gate.
sealed interface GateEvent {

    String TOPIC = "access.gate.v1";

    @PublishedOn(value = TOPIC, key = "gateId")
    record GateAdded(
            UUID gateId,
            String name,
            String zone,
            GateDirection direction,
            GateStatus status,
            TimeoutBehaviour timeoutBehaviour,
            Instant addedAt)
            implements GateEvent {}

    @PublishedOn(value = TOPIC, key = "gateId")
    record GateChanged(
            UUID gateId,
            String name,
            String zone,
            GateDirection direction,
            GateStatus status,
            TimeoutBehaviour timeoutBehaviour,
            Instant changedAt)
            implements GateEvent {}
}
