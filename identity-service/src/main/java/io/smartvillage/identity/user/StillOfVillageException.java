package io.smartvillage.identity.user;

import java.util.UUID;

/// Only who left the village is erased, or who asked for it.
public final class StillOfVillageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StillOfVillageException(UUID userId) {
        super("user " + userId + " belongs to the village");
    }
}
