package io.smartvillage.property.ownership;

import java.time.LocalDate;
import java.util.UUID;

/// The house's owners changed on a later day already, or are to; nothing was stored.
public final class LaterOwnersException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final LocalDate last;

    LaterOwnersException(UUID propertyId, LocalDate last) {
        super("the owners of house %s change on %s".formatted(propertyId, last));
        this.propertyId = propertyId;
        this.last = last;
    }

    public UUID propertyId() {
        return propertyId;
    }

    /// The day of the last change.
    public LocalDate last() {
        return last;
    }
}
