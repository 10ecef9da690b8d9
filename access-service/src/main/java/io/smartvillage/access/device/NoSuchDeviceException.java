package io.smartvillage.access.device;

/// The key in the path is another kind of device's, or the device is not the one that it was made
/// for: to the caller there is nothing at that address.
public final class NoSuchDeviceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoSuchDeviceException() {
        super("the key is another device's");
    }
}
