package io.smartvillage.property.pet.web;

import io.smartvillage.property.pet.PetDetails;
import io.smartvillage.property.pet.Species;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record PetPatch(
        @Schema(example = "cat") @Nullable Species species,
        @Schema(example = "ถุงทอง") @Size(max = 50) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String name,
        @Schema(example = "ฉีดวัคซีนแล้ว") @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*")
                @Nullable String description) {

    PetDetails applyTo(PetDetails details) {
        return new PetDetails(
                species == null ? details.species() : species,
                name == null ? details.name() : name,
                description == null ? details.description() : description);
    }
}
