package io.smartvillage.property.occupancy;

import java.util.UUID;

/// The same person would live twice in one house at the same time; nothing was stored.
public final class AlreadyLivesThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final UUID userId;

    AlreadyLivesThereException(UUID propertyId, UUID userId) {
        super("in house %s lives %s already".formatted(propertyId, userId));
        this.propertyId = propertyId;
        this.userId = userId;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public UUID userId() {
        return userId;
    }
}
