package io.smartvillage.identity.personaldata;

import java.util.UUID;

/// Services are still to answer.
public final class ExportNotReadyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportNotReadyException(UUID exportId) {
        super("export " + exportId + " is not complete");
    }
}
