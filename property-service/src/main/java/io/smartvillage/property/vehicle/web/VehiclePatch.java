package io.smartvillage.property.vehicle.web;

import io.smartvillage.property.vehicle.VehicleDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record VehiclePatch(
        @Schema(example = "Honda") @Size(max = 50) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String make,
        @Schema(example = "ดำ") @Size(max = 30) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String colour,
        @Schema(description = "a person of the village") @Nullable UUID ownerId) {

    VehicleDetails applyTo(VehicleDetails details) {
        return new VehicleDetails(
                ownerId == null ? details.ownerId() : ownerId,
                make == null ? details.make() : make,
                colour == null ? details.colour() : colour);
    }
}
