package io.smartvillage.access.device.web;

import io.smartvillage.access.device.DeviceUser;
import java.util.UUID;

record DeviceUserView(UUID id, String pin, UUID credentialId) {

    /// @param kept entries that were added or changed
    record Kept(int kept) {}

    static DeviceUserView of(DeviceUser user) {
        return new DeviceUserView(user.id(), user.pin(), user.credentialId());
    }
}
