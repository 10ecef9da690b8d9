package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.GateDevice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record GateDeviceView(
        Instant lastSeenAt,
        boolean online,
        @Nullable Instant silentSince,
        String firmware,
        long uptimeSeconds,
        long clockSkewMs,
        boolean clockOff,
        @Nullable Integer queueLength,
        @Nullable String rulesVersion,
        @Nullable String revocationsVersion) {

    static GateDeviceView of(GateDevice device) {
        return new GateDeviceView(
                device.lastSeenAt(),
                device.online(),
                device.silentSince(),
                device.firmware(),
                device.uptimeSeconds(),
                device.clockSkewMs(),
                device.clockOff(),
                device.queueLength(),
                device.rulesVersion(),
                device.revocationsVersion());
    }
}
