package io.smartvillage.access.device;

/// The village has the device at a gate already; nothing was stored.
public final class DeviceTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String serial;

    DeviceTakenException(String serial) {
        super("device " + serial + " is at a gate already");
        this.serial = serial;
    }

    public String serial() {
        return serial;
    }
}
