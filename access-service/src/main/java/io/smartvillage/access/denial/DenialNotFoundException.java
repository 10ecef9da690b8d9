package io.smartvillage.access.denial;

import java.util.UUID;

/// The caller's village has no such denial.
public final class DenialNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID denialId;

    DenialNotFoundException(UUID denialId) {
        super("no denial %s".formatted(denialId));
        this.denialId = denialId;
    }

    public UUID denialId() {
        return denialId;
    }
}
