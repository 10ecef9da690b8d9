package io.smartvillage.access.decision;

import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import java.util.UUID;

/// A gate as a decision needs it, with the zone behind it.
record GateFacts(
        UUID id,
        GateDirection direction,
        GateStatus status,
        UUID zoneId,
        boolean antiPassback,
        boolean visitorsAllowed) {}
