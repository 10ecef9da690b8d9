package io.smartvillage.access.device;

import java.util.UUID;

public final class DeviceUserNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID deviceUserId;

    DeviceUserNotFoundException(UUID deviceUserId) {
        super("no device user " + deviceUserId);
        this.deviceUserId = deviceUserId;
    }

    public UUID deviceUserId() {
        return deviceUserId;
    }
}
