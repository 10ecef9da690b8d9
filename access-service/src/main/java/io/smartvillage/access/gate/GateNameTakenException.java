package io.smartvillage.access.gate;

/// Another gate of the village has the name; nothing was stored.
public final class GateNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    GateNameTakenException(String name) {
        super("gate name taken: " + name);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
