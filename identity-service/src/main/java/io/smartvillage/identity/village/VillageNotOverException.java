package io.smartvillage.identity.village;

import java.time.Instant;
import java.util.UUID;

/// The data of the closed village must still be kept; nothing was changed.
public final class VillageNotOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Instant keptUntil;

    VillageNotOverException(UUID villageId, Instant keptUntil) {
        super("the data of village %s is kept until %s".formatted(villageId, keptUntil));
        this.keptUntil = keptUntil;
    }

    public Instant keptUntil() {
        return keptUntil;
    }
}
