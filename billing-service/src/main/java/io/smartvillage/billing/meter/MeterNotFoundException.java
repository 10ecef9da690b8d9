package io.smartvillage.billing.meter;

import java.util.UUID;

public final class MeterNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID meterId;

    MeterNotFoundException(UUID meterId) {
        super("no meter " + meterId);
        this.meterId = meterId;
    }

    public UUID meterId() {
        return meterId;
    }
}
