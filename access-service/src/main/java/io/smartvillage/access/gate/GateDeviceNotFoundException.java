package io.smartvillage.access.gate;

import java.util.UUID;

/// No device of the gate was ever heard.
public final class GateDeviceNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID gateId;

    GateDeviceNotFoundException(UUID gateId) {
        super("no device of gate " + gateId);
        this.gateId = gateId;
    }

    public UUID gateId() {
        return gateId;
    }
}
