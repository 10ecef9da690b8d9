package io.smartvillage.property.pet.web;

import io.smartvillage.property.pet.PetDetails;
import io.smartvillage.property.pet.Species;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record PetRequest(
        @Schema(example = "dog") @NotNull Species species,
        @Schema(example = "ถุงเงิน") @Size(max = 50) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String name,
        @Schema(example = "บางแก้ว สีขาวน้ำตาล") @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String description) {

    PetDetails toDetails() {
        return new PetDetails(species, name, description);
    }
}
