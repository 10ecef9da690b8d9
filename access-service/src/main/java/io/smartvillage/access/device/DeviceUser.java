package io.smartvillage.access.device;

import java.util.UUID;

/// Whose a number in a device's memory is.
public record DeviceUser(UUID id, String pin, UUID credentialId) {

    public record Mapping(String pin, UUID credentialId) {}
}
