package io.smartvillage.property.occupancy;

import java.util.UUID;

public final class OccupancyNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID occupancyId;

    OccupancyNotFoundException(UUID occupancyId) {
        super("no occupancy " + occupancyId);
        this.occupancyId = occupancyId;
    }

    public UUID occupancyId() {
        return occupancyId;
    }
}
