package io.smartvillage.platform.imports;

import java.util.UUID;

/// The village has no such import, or the caller may not see it.
public final class ImportNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID importJobId;

    ImportNotFoundException(UUID importJobId) {
        super("no import " + importJobId);
        this.importJobId = importJobId;
    }

    public UUID importJobId() {
        return importJobId;
    }
}
