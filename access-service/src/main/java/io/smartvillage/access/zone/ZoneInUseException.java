package io.smartvillage.access.zone;

import java.util.UUID;

/// Gates or credentials name the zone; it was not removed.
public final class ZoneInUseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID zoneId;

    ZoneInUseException(UUID zoneId) {
        super("in use: zone " + zoneId);
        this.zoneId = zoneId;
    }

    public UUID zoneId() {
        return zoneId;
    }
}
