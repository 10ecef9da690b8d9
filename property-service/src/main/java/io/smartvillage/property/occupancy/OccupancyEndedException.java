package io.smartvillage.property.occupancy;

import java.time.LocalDate;
import java.util.UUID;

/// The person has moved out already; nothing was changed.
public final class OccupancyEndedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID occupancyId;
    private final LocalDate until;

    OccupancyEndedException(UUID occupancyId, LocalDate until) {
        super("occupancy %s has ended on %s".formatted(occupancyId, until));
        this.occupancyId = occupancyId;
        this.until = until;
    }

    public UUID occupancyId() {
        return occupancyId;
    }

    public LocalDate until() {
        return until;
    }
}
