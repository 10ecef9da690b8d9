package io.smartvillage.billing.account;

import java.util.UUID;

public final class HouseNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    public HouseNotFoundException(UUID propertyId) {
        super("no house " + propertyId);
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
