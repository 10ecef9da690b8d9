package io.smartvillage.property.vehicle.web;

import io.smartvillage.property.plate.Province;
import io.smartvillage.property.vehicle.Vehicle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VehicleView(
        UUID id,
        UUID propertyId,
        String plate,
        @Nullable String province,
        @Nullable String make,
        @Nullable String colour,
        @Nullable UUID ownerId,
        @Nullable LocalDate removedOn,
        Instant createdAt,
        Instant updatedAt) {

    static VehicleView of(Vehicle vehicle) {
        var details = vehicle.details();
        return new VehicleView(
                vehicle.id(),
                vehicle.propertyId(),
                vehicle.plate(),
                vehicle.province().map(Province::thai).orElse(null),
                details.make(),
                details.colour(),
                details.ownerId(),
                vehicle.removedOn().orElse(null),
                vehicle.createdAt(),
                vehicle.updatedAt());
    }
}
