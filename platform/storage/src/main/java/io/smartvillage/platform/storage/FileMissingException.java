package io.smartvillage.platform.storage;

import java.util.UUID;

/// The current village has no such file.
public final class FileMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID fileId;

    FileMissingException(UUID fileId) {
        super("no file " + fileId);
        this.fileId = fileId;
    }

    public UUID fileId() {
        return fileId;
    }
}
