package io.smartvillage.access.gate;

/// Another gate of the village has the device; nothing was stored.
public final class GateClientTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String clientId;

    GateClientTakenException(String clientId) {
        super("gate client taken: " + clientId);
        this.clientId = clientId;
    }

    public String clientId() {
        return clientId;
    }
}
