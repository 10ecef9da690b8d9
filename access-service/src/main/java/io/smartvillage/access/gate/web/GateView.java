package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.Gate;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.gate.TimeoutBehaviour;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record GateView(
        UUID id,
        String name,
        String zone,
        GateDirection direction,
        GateStatus status,
        TimeoutBehaviour timeoutBehaviour,
        @Nullable String clientId,
        Instant createdAt,
        Instant updatedAt) {

    static GateView of(Gate gate) {
        var details = gate.details();
        return new GateView(
                gate.id(),
                details.name(),
                details.zone(),
                details.direction(),
                details.status(),
                details.timeoutBehaviour(),
                details.clientId(),
                gate.createdAt(),
                gate.updatedAt());
    }
}
