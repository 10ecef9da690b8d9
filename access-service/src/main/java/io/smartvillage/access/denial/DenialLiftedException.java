package io.smartvillage.access.denial;

import java.util.UUID;

/// It was lifted before; nothing changed.
public final class DenialLiftedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID denialId;

    DenialLiftedException(UUID denialId) {
        super("denial %s was lifted before".formatted(denialId));
        this.denialId = denialId;
    }

    public UUID denialId() {
        return denialId;
    }
}
