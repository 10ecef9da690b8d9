package io.smartvillage.billing.credit;

import java.util.UUID;

/// No invoice that could take credit is open; nothing was stored.
public final class NothingToSettleException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    NothingToSettleException(UUID propertyId) {
        super("nothing to settle of house " + propertyId);
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
