package io.smartvillage.access.gate;

import java.util.UUID;

/// The gate has no client that was made here.
public final class GateClientNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID gateId;

    GateClientNotFoundException(UUID gateId) {
        super("no client of gate " + gateId);
        this.gateId = gateId;
    }

    public UUID gateId() {
        return gateId;
    }
}
