package io.smartvillage.access.device;

import java.util.Locale;

public enum DeviceKind {
    HIKVISION("hikvision"),
    ZKTECO("");

    private final String path;

    DeviceKind(String path) {
        this.path = path;
    }

    /// What is set on the device as the server's address, behind the gateway's. A ZKTeco device
    /// adds `/iclock/…` itself.
    public String address(String key) {
        var base = "/api/v1/devices/" + key;
        return path.isEmpty() ? base : base + '/' + path;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
