package io.smartvillage.access.device;

import java.util.UUID;

public final class DeviceAdapterNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID deviceAdapterId;

    DeviceAdapterNotFoundException(UUID deviceAdapterId) {
        super("no device adapter " + deviceAdapterId);
        this.deviceAdapterId = deviceAdapterId;
    }

    public UUID deviceAdapterId() {
        return deviceAdapterId;
    }
}
