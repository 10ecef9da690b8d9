package io.smartvillage.access.gate;

import io.smartvillage.access.gate.GateEvent.GateCameBack;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Hears the device of a gate, and tells it how it is to behave.
@Service
public class RecordHeartbeat {

    /// A clock may be off by anything; what is beyond this is no longer counted.
    private static final long LONGEST_SKEW_SECONDS = Duration.ofDays(36_500).toSeconds();

    /// @param gate as the device is to know it
    /// @param nextWithin when it is to be heard again
    public record Heard(
            Gate gate,
            Instant serverTime,
            long clockSkewMs,
            boolean clockOff,
            Duration nextWithin) {}

    private final FindGates findGates;
    private final GateDevices devices;
    private final DeviceProperties properties;
    private final Outbox outbox;
    private final Clock clock;

    RecordHeartbeat(
            FindGates findGates,
            GateDevices devices,
            DeviceProperties properties,
            Outbox outbox,
            Clock clock) {
        this.findGates = findGates;
        this.devices = devices;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param clientId the device's own
    /// @throws GateNotRegisteredException if it stands at no gate of the village
    @Transactional
    public Heard record(String clientId, Heartbeat heartbeat) {
        var gate = findGates.ofDevice(clientId);
        var now = clock.instant();
        var skew = skew(heartbeat.deviceTime(), now);
        var off = skew.abs().compareTo(properties.clockOffAfter()) > 0;
        devices.heard(gate.id(), heartbeat, skew.toMillis(), off, now)
                .ifPresent(since -> outbox.publish(new GateCameBack(gate.id(), since, now)));
        return new Heard(gate, now, skew.toMillis(), off, properties.heartbeat());
    }

    private static Duration skew(Instant deviceTime, Instant now) {
        var skew = Duration.between(now, deviceTime);
        return Math.abs(skew.toSeconds()) < LONGEST_SKEW_SECONDS
                ? skew
                : Duration.ofSeconds(Long.signum(skew.toSeconds()) * LONGEST_SKEW_SECONDS);
    }
}
