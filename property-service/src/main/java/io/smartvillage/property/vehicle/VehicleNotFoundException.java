package io.smartvillage.property.vehicle;

import java.util.UUID;

public final class VehicleNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID vehicleId;

    VehicleNotFoundException(UUID vehicleId) {
        super("no vehicle " + vehicleId);
        this.vehicleId = vehicleId;
    }

    public UUID vehicleId() {
        return vehicleId;
    }
}
