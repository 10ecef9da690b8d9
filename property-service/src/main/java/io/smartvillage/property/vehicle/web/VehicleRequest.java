package io.smartvillage.property.vehicle.web;

import io.smartvillage.property.vehicle.VehicleDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VehicleRequest(
        @Schema(
                        example = "1กก 1234 กรุงเทพมหานคร",
                        description = "with its province behind it, if somebody said")
                @NotBlank
                @Size(max = 100)
                String plate,
        @Schema(example = "Toyota") @Size(max = 50) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String make,
        @Schema(example = "ขาว") @Size(max = 30) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String colour,
        @Schema(description = "a person of the village") @Nullable UUID ownerId) {

    VehicleDetails toDetails() {
        return new VehicleDetails(ownerId, make, colour);
    }
}
