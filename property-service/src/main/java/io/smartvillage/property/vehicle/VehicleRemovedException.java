package io.smartvillage.property.vehicle;

import java.time.LocalDate;
import java.util.UUID;

/// The vehicle is no longer one of the house; nothing was changed.
public final class VehicleRemovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID vehicleId;
    private final LocalDate removedOn;

    VehicleRemovedException(UUID vehicleId, LocalDate removedOn) {
        super("vehicle %s was removed on %s".formatted(vehicleId, removedOn));
        this.vehicleId = vehicleId;
        this.removedOn = removedOn;
    }

    public UUID vehicleId() {
        return vehicleId;
    }

    public LocalDate removedOn() {
        return removedOn;
    }
}
