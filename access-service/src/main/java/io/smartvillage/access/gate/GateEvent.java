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

    @PublishedOn(value = TOPIC, key = "gateId")
    record GateClientIssued(UUID gateId, String clientId, UUID issuedBy, Instant issuedAt)
            implements GateEvent {}

    @PublishedOn(value = TOPIC, key = "gateId")
    record GateClientRotated(UUID gateId, String clientId, UUID rotatedBy, Instant rotatedAt)
            implements GateEvent {}

    @PublishedOn(value = TOPIC, key = "gateId")
    record GateClientRevoked(UUID gateId, String clientId, UUID revokedBy, Instant revokedAt)
            implements GateEvent {}

    /// @param lastSeenAt when its device was last heard
    @PublishedOn(value = TOPIC, key = "gateId")
    record GateWentSilent(UUID gateId, Instant lastSeenAt, Instant noticedAt)
            implements GateEvent {}

    /// @param silentSince when its device was last heard before
    @PublishedOn(value = TOPIC, key = "gateId")
    record GateCameBack(UUID gateId, Instant silentSince, Instant cameBackAt)
            implements GateEvent {}
}
