package io.smartvillage.property.occupancy;

import java.time.LocalDate;
import java.util.UUID;

/// The end is before the first day; nothing was changed.
public final class EndBeforeBeginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID occupancyId;
    private final LocalDate from;

    EndBeforeBeginException(UUID occupancyId, LocalDate from) {
        super("occupancy %s began on %s".formatted(occupancyId, from));
        this.occupancyId = occupancyId;
        this.from = from;
    }

    public UUID occupancyId() {
        return occupancyId;
    }

    public LocalDate from() {
        return from;
    }
}
