package io.smartvillage.identity.village;

import java.util.UUID;

/// The village is not in the status that the change starts from; nothing was changed.
public final class VillageStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID villageId;
    private final VillageStatus status;

    VillageStatusException(UUID villageId, VillageStatus status) {
        super("village %s is %s".formatted(villageId, status));
        this.villageId = villageId;
        this.status = status;
    }

    public UUID villageId() {
        return villageId;
    }

    public VillageStatus status() {
        return status;
    }
}
