package io.smartvillage.access.gate;

import java.util.UUID;

public final class GateNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID gateId;

    GateNotFoundException(UUID gateId) {
        super("no gate " + gateId);
        this.gateId = gateId;
    }

    public UUID gateId() {
        return gateId;
    }
}
