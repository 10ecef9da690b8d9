package io.smartvillage.identity.personaldata;

import java.util.UUID;

/// Its key was destroyed.
public final class ExportExpiredException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ExportExpiredException(UUID exportId) {
        super("export " + exportId + " has expired");
    }
}
