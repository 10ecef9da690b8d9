package io.smartvillage.property.ownership;

import java.util.UUID;

/// The shares of a house are more than the whole, or less where the village wants all of it to be
/// somebody's; nothing was stored.
public final class SharesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final boolean tooMuch;

    SharesException(UUID propertyId, boolean tooMuch) {
        super("the shares of house %s are too %s".formatted(propertyId, tooMuch ? "many" : "few"));
        this.propertyId = propertyId;
        this.tooMuch = tooMuch;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public boolean tooMuch() {
        return tooMuch;
    }
}
