package io.smartvillage.billing.prepayment;

import java.util.UUID;

/// No fee schedule charges the house in these months; nothing was stored.
public final class NothingToPrepayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    NothingToPrepayException(UUID propertyId) {
        super("nothing to pay ahead for house " + propertyId);
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
