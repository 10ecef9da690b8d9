package io.smartvillage.access.gate;

import java.util.UUID;

/// The gate has a client that is in the way: it must be revoked first, or taken out of the gate's
/// `clientId`. Nothing was changed.
public final class GateHasClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID gateId;

    GateHasClientException(UUID gateId) {
        super("gate has a client: " + gateId);
        this.gateId = gateId;
    }

    public UUID gateId() {
        return gateId;
    }
}
