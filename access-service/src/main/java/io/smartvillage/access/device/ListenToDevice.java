package io.smartvillage.access.device;

import io.smartvillage.access.gate.FindGates;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The device that calls: which it is, and that it was heard.
@Service
public class ListenToDevice {

    private final DeviceAdapters adapters;
    private final DeviceUsers users;
    private final FindGates findGates;
    private final Clock clock;

    /// @param direction of its gate
    public record Device(
            UUID id, UUID gateId, GateDirection direction, boolean asks, String serial) {}

    ListenToDevice(DeviceAdapters adapters, DeviceUsers users, FindGates findGates, Clock clock) {
        this.adapters = adapters;
        this.users = users;
        this.findGates = findGates;
        this.clock = clock;
    }

    /// @throws NoSuchDeviceException if the key is another kind of device's
    @Transactional
    public Device heard(DeviceKind kind) {
        var adapter =
                adapters.find(Caller.current().userId())
                        .filter(one -> one.kind() == kind)
                        .orElseThrow(NoSuchDeviceException::new);
        adapters.seen(adapter.id(), clock.instant());
        return new Device(
                adapter.id(),
                adapter.gateId(),
                findGates.get(adapter.gateId()).details().direction(),
                adapter.asks(),
                adapter.serial());
    }

    /// @throws NoSuchDeviceException also if it is not the device that the key was made for
    @Transactional
    public Device heard(DeviceKind kind, String serial) {
        var device = heard(kind);
        if (!device.serial().equals(serial)) {
            throw new NoSuchDeviceException();
        }
        return device;
    }

    /// @param before the number of the event before, as the device says
    @Transactional
    public void heardEvent(UUID deviceAdapterId, long serialNo, long before) {
        adapters.seen(deviceAdapterId, serialNo, before, clock.instant());
    }

    /// @return by the number in the device's memory; unknown ones are missing
    @Transactional(readOnly = true)
    public Map<String, UUID> credentialsOf(UUID deviceAdapterId, Set<String> pins) {
        return users.credentials(deviceAdapterId, pins);
    }
}
