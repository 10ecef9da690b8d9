package io.smartvillage.property.keycard;

import java.util.UUID;

public final class KeycardNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID keycardId;

    KeycardNotFoundException(UUID keycardId) {
        super("no keycard " + keycardId);
        this.keycardId = keycardId;
    }

    public UUID keycardId() {
        return keycardId;
    }
}
