package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.gate.RecordHeartbeat.Heard;
import io.smartvillage.access.gate.TimeoutBehaviour;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;

/// What the device needs to know.
record HeartbeatView(
        UUID gateId,
        String name,
        String zone,
        GateDirection direction,
        @Schema(description = "nobody passes") boolean closed,
        @Schema(description = "what to do when no decision comes in time")
                TimeoutBehaviour timeoutBehaviour,
        Instant serverTime,
        @Schema(description = "how far the device's clock is ahead") long clockSkewMs,
        @Schema(description = "too far: set it by serverTime") boolean clockOff,
        @Schema(description = "seconds until the next heartbeat") long nextHeartbeatSeconds) {

    static HeartbeatView of(Heard heard) {
        var details = heard.gate().details();
        return new HeartbeatView(
                heard.gate().id(),
                details.name(),
                details.zone(),
                details.direction(),
                details.status() == GateStatus.CLOSED,
                details.timeoutBehaviour(),
                heard.serverTime(),
                heard.clockSkewMs(),
                heard.clockOff(),
                heard.nextWithin().toSeconds());
    }
}
