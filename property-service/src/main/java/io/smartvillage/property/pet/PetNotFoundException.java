package io.smartvillage.property.pet;

import java.util.UUID;

public final class PetNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID petId;

    PetNotFoundException(UUID petId) {
        super("no pet " + petId);
        this.petId = petId;
    }

    public UUID petId() {
        return petId;
    }
}
