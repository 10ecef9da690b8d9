package io.smartvillage.property.occupancy;

import java.util.UUID;

/// The house would have two primary occupants at the same time; nothing was stored.
public final class PrimaryOccupantException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;

    PrimaryOccupantException(UUID propertyId) {
        super("house %s has a primary occupant already".formatted(propertyId));
        this.propertyId = propertyId;
    }

    public UUID propertyId() {
        return propertyId;
    }
}
