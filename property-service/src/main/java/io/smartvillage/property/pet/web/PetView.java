package io.smartvillage.property.pet.web;

import io.smartvillage.property.pet.Pet;
import io.smartvillage.property.pet.Species;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PetView(
        UUID id,
        UUID propertyId,
        Species species,
        @Nullable String name,
        @Nullable String description,
        @Nullable LocalDate removedOn,
        Instant createdAt,
        Instant updatedAt) {

    static PetView of(Pet pet) {
        var details = pet.details();
        return new PetView(
                pet.id(),
                pet.propertyId(),
                details.species(),
                details.name(),
                details.description(),
                pet.removedOn().orElse(null),
                pet.createdAt(),
                pet.updatedAt());
    }
}
