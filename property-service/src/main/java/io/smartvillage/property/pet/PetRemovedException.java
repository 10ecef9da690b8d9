package io.smartvillage.property.pet;

import java.time.LocalDate;
import java.util.UUID;

/// The pet is no longer one of the house; nothing was changed.
public final class PetRemovedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID petId;
    private final LocalDate removedOn;

    PetRemovedException(UUID petId, LocalDate removedOn) {
        super("pet %s was removed on %s".formatted(petId, removedOn));
        this.petId = petId;
        this.removedOn = removedOn;
    }

    public UUID petId() {
        return petId;
    }

    public LocalDate removedOn() {
        return removedOn;
    }
}
