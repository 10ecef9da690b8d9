package io.smartvillage.billing.meter;

import java.util.UUID;

/// The village has a meter of the kind with this serial; nothing was stored.
public final class MeterKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID meterId;

    MeterKnownException(UUID meterId) {
        super("the serial is that of meter " + meterId);
        this.meterId = meterId;
    }

    public UUID meterId() {
        return meterId;
    }
}
