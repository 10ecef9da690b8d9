package io.smartvillage.access.zone;

/// Another zone of the village has the name; nothing was stored.
public final class ZoneNameTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;

    ZoneNameTakenException(String name) {
        super("zone name taken: " + name);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
