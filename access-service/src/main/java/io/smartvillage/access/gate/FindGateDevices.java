package io.smartvillage.access.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindGateDevices {

    private final FindGates findGates;
    private final GateDevices devices;
    private final DeviceProperties properties;
    private final Clock clock;

    FindGateDevices(
            FindGates findGates, GateDevices devices, DeviceProperties properties, Clock clock) {
        this.findGates = findGates;
        this.devices = devices;
        this.properties = properties;
        this.clock = clock;
    }

    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateDeviceNotFoundException if no device of it was ever heard
    @Transactional(readOnly = true)
    public GateDevice of(UUID gateId) {
        findGates.get(gateId);
        return devices.of(List.of(gateId), silentBefore()).stream()
                .findFirst()
                .orElseThrow(() -> new GateDeviceNotFoundException(gateId));
    }

    /// By the gate's id; gates whose device was never heard have none.
    @Transactional(readOnly = true)
    public Map<UUID, GateDevice> of(Collection<Gate> gates) {
        return devices.of(gates.stream().map(Gate::id).toList(), silentBefore()).stream()
                .collect(Collectors.toMap(GateDevice::gateId, Function.identity()));
    }

    private Instant silentBefore() {
        return clock.instant().minus(properties.silentAfter());
    }
}
