package io.smartvillage.identity.personaldata;

import java.util.UUID;

public final class ExportNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID exportId;

    ExportNotFoundException(UUID exportId) {
        super("no export " + exportId);
        this.exportId = exportId;
    }

    public UUID exportId() {
        return exportId;
    }
}
