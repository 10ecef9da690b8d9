package io.smartvillage.access.device;

public enum DeviceStatus {
    ACTIVE,
    REVOKED
}
