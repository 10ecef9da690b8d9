package io.smartvillage.access.denial;

import java.util.UUID;

/// It is denied already; nothing was stored.
public final class DenialExistsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID denialId;

    DenialExistsException(UUID denialId) {
        super("denial %s denies it already".formatted(denialId));
        this.denialId = denialId;
    }

    public UUID denialId() {
        return denialId;
    }
}
