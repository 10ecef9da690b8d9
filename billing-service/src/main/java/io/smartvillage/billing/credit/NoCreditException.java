package io.smartvillage.billing.credit;

import java.util.UUID;

/// The house has no credit left; nothing was stored.
public final class NoCreditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    NoCreditException(UUID propertyId) {
        super("no credit of house " + propertyId);
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
