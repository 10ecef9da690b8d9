package io.smartvillage.property.property;

import java.util.UUID;

public final class PropertyNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    PropertyNotFoundException(UUID propertyId) {
        super("no property " + propertyId);
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
