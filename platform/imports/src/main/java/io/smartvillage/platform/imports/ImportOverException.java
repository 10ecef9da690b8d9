package io.smartvillage.platform.imports;

/// The import has ended, one way or the other: nothing is left to cancel.
public final class ImportOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ImportStatus status;

    ImportOverException(ImportStatus status) {
        super("import is " + status);
        this.status = status;
    }

    public ImportStatus status() {
        return status;
    }
}
