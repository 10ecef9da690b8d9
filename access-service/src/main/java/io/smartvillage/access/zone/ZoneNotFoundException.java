package io.smartvillage.access.zone;

import java.util.UUID;

public final class ZoneNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID zoneId;

    ZoneNotFoundException(UUID zoneId) {
        super("no zone " + zoneId);
        this.zoneId = zoneId;
    }

    public UUID zoneId() {
        return zoneId;
    }
}
