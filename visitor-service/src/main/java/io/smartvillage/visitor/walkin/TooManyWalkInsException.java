package io.smartvillage.visitor.walkin;

import java.util.UUID;

/// So many questions wait for the house already that one more is not asked.
public final class TooManyWalkInsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final int most;

    TooManyWalkInsException(UUID propertyId, int most) {
        super("%d walk-ins wait for house %s".formatted(most, propertyId));
        this.propertyId = propertyId;
        this.most = most;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public int most() {
        return most;
    }
}
