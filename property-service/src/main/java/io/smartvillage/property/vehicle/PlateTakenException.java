package io.smartvillage.property.vehicle;

/// A vehicle with the plate is registered; nothing was stored. The plate itself is in no message.
public final class PlateTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PlateTakenException() {
        super("a vehicle with the plate is registered");
    }
}
