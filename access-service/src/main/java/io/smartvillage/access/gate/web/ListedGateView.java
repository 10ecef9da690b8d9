package io.smartvillage.access.gate.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smartvillage.access.gate.Gate;
import io.smartvillage.access.gate.GateDevice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gate, and how its device is; the latter is absent if none was ever heard.
record ListedGateView(
        @JsonUnwrapped GateView gate,
        @Nullable Instant lastSeenAt,
        @Nullable Boolean online,
        @Nullable Long clockSkewMs,
        @Nullable Boolean clockOff) {

    static ListedGateView of(Gate gate, @Nullable GateDevice device) {
        var view = GateView.of(gate);
        return device == null
                ? new ListedGateView(view, null, null, null, null)
                : new ListedGateView(
                        view,
                        device.lastSeenAt(),
                        device.online(),
                        device.clockSkewMs(),
                        device.clockOff());
    }
}
