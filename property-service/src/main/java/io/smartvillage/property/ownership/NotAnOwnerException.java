package io.smartvillage.property.ownership;

import java.time.LocalDate;
import java.util.UUID;

/// Nobody owns the house on the day, so that nobody can sell it; nothing was stored.
public final class NotAnOwnerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID propertyId;
    private final LocalDate day;

    NotAnOwnerException(UUID propertyId, LocalDate day) {
        super("house %s is nobody's before %s".formatted(propertyId, day));
        this.propertyId = propertyId;
        this.day = day;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public LocalDate day() {
        return day;
    }
}
