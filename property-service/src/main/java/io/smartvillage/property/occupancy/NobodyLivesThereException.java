package io.smartvillage.property.occupancy;

import java.time.LocalDate;
import java.util.UUID;

/// No household is there that could move out on the day; nothing was changed.
public final class NobodyLivesThereException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final LocalDate until;

    NobodyLivesThereException(UUID propertyId, LocalDate until) {
        super("nobody moves out of house %s on %s".formatted(propertyId, until));
        this.propertyId = propertyId;
        this.until = until;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public LocalDate until() {
        return until;
    }
}
