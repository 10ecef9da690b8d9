package io.smartvillage.access.device;

import io.smartvillage.access.device.DeviceUser.Mapping;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Says whose the numbers in a device's memory are.
@Service
public class MapDeviceUsers {

    private static final UUID START = new UUID(0, 0);

    private final ManageAdapters adapters;
    private final DeviceUsers users;
    private final IdGenerator ids;
    private final Clock clock;

    MapDeviceUsers(ManageAdapters adapters, DeviceUsers users, IdGenerator ids, Clock clock) {
        this.adapters = adapters;
        this.users = users;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds these, and changes those that are there.
    ///
    /// @throws DeviceAdapterNotFoundException if the village has no such device
    /// @throws BadParameterException naming each entry whose credential the village does not have,
    ///   or whose number came before; nothing was stored
    @Transactional
    public int map(UUID deviceAdapterId, List<Mapping> mappings) {
        adapters.get(deviceAdapterId);
        var existing = users.existing(mappings.stream().map(Mapping::credentialId).toList());
        var pins = new HashSet<String>();
        var wrong = new ArrayList<FieldMessage>();
        for (int i = 0; i < mappings.size(); i++) {
            var mapping = mappings.get(i);
            if (!existing.contains(mapping.credentialId())) {
                wrong.add(
                        new FieldMessage(
                                "users[%d].credentialId".formatted(i),
                                "field.credential",
                                List.of()));
            }
            if (!pins.add(mapping.pin())) {
                wrong.add(
                        new FieldMessage(
                                "users[%d].pin".formatted(i), "field.pin-twice", List.of()));
            }
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        users.keep(
                deviceAdapterId,
                mappings.stream().map(_ -> ids.generateId()).toList(),
                mappings,
                clock.instant());
        return mappings.size();
    }

    /// @throws DeviceAdapterNotFoundException if the village has no such device
    @Transactional(readOnly = true)
    public List<DeviceUser> page(UUID deviceAdapterId, PageRequest page) {
        adapters.get(deviceAdapterId);
        return users.page(
                deviceAdapterId,
                page.after().map(cursor -> cursor.id(0)).orElse(START),
                page.fetchSize());
    }

    /// @throws DeviceAdapterNotFoundException if the village has no such device
    /// @throws DeviceUserNotFoundException if the device has no such entry
    @Transactional
    public void remove(UUID deviceAdapterId, UUID deviceUserId) {
        adapters.get(deviceAdapterId);
        if (!users.remove(deviceAdapterId, deviceUserId)) {
            throw new DeviceUserNotFoundException(deviceUserId);
        }
    }
}
