package io.smartvillage.platform.imports;

import java.util.Locale;

/// How far an import is.
public enum ImportStatus {
    WAITING,
    RUNNING,
    DONE,
    CANCELLED,
    /// The rows from some row on could not be stored, however often it was tried.
    FAILED;

    final String column = name().toLowerCase(Locale.ROOT);

    static ImportStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
