package io.smartvillage.access.device;

import io.smartvillage.access.device.DeviceAdapter.WithKey;
import io.smartvillage.access.gate.FindGates;
import io.smartvillage.platform.web.paging.PageRequest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Gives devices their addresses, and takes them back.
@Service
public class ManageAdapters {

    private static final UUID START = new UUID(0, 0);

    private final DeviceAdapters adapters;
    private final DeviceKeys keys;
    private final FindGates findGates;
    private final IdGenerator ids;
    private final Clock clock;

    ManageAdapters(
            DeviceAdapters adapters,
            DeviceKeys keys,
            FindGates findGates,
            IdGenerator ids,
            Clock clock) {
        this.adapters = adapters;
        this.keys = keys;
        this.findGates = findGates;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws io.smartvillage.access.gate.GateNotFoundException if the village has no such gate
    /// @throws DeviceTakenException if the device is at a gate already
    @Transactional
    public WithKey add(UUID gateId, DeviceKind kind, String serial, boolean asks) {
        var gate = findGates.get(gateId);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var key = keys.newKey();
        var adapter =
                new DeviceAdapter(
                        ids.generateId(),
                        gate.id(),
                        kind,
                        serial,
                        asks,
                        DeviceStatus.ACTIVE,
                        null,
                        null,
                        0,
                        now,
                        now);
        if (!adapters.add(adapter, DeviceKeys.hash(key))) {
            throw new DeviceTakenException(serial);
        }
        return new WithKey(adapter, key);
    }

    /// The old key is good for nothing from then on.
    ///
    /// @throws DeviceAdapterNotFoundException if the village has none, or it was revoked
    @Transactional
    public WithKey rotate(UUID deviceAdapterId) {
        var adapter = get(deviceAdapterId);
        if (adapter.status() == DeviceStatus.REVOKED) {
            throw new DeviceAdapterNotFoundException(deviceAdapterId);
        }
        var key = keys.newKey();
        adapters.rotate(deviceAdapterId, DeviceKeys.hash(key), clock.instant());
        return new WithKey(get(deviceAdapterId), key);
    }

    /// Revoking again changes nothing.
    ///
    /// @throws DeviceAdapterNotFoundException if the village has none
    @Transactional
    public DeviceAdapter revoke(UUID deviceAdapterId) {
        adapters.revoke(deviceAdapterId, clock.instant());
        return get(deviceAdapterId);
    }

    /// @throws DeviceAdapterNotFoundException if the village has none
    @Transactional(readOnly = true)
    public DeviceAdapter get(UUID deviceAdapterId) {
        return adapters.find(deviceAdapterId)
                .orElseThrow(() -> new DeviceAdapterNotFoundException(deviceAdapterId));
    }

    @Transactional(readOnly = true)
    public List<DeviceAdapter> page(PageRequest page, Optional<UUID> gateId) {
        return adapters.page(
                page.after().map(cursor -> cursor.id(0)).orElse(START), page.fetchSize(), gateId);
    }
}
