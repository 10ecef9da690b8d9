package io.smartvillage.identity.village;

import java.util.UUID;

/// The village has its first admin; nothing was changed.
public final class FirstAdminSettledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID villageId;

    FirstAdminSettledException(UUID villageId) {
        super("village %s has its first admin".formatted(villageId));
        this.villageId = villageId;
    }

    public UUID villageId() {
        return villageId;
    }
}
