package io.smartvillage.identity.village;

import java.util.UUID;

/// There is none, or it is not the caller's to see.
public final class VillageNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID villageId;

    public VillageNotFoundException(UUID villageId) {
        super("no village " + villageId);
        this.villageId = villageId;
    }

    public UUID villageId() {
        return villageId;
    }
}
