package io.smartvillage.access.gate;

/// A device asks that stands at no gate of the village.
public final class GateNotRegisteredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String clientId;

    GateNotRegisteredException(String clientId) {
        super("no gate of client " + clientId);
        this.clientId = clientId;
    }

    public String clientId() {
        return clientId;
    }
}
