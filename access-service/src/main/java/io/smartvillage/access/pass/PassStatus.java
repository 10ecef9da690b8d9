package io.smartvillage.access.pass;

import java.util.Locale;

public enum PassStatus {
    VALID,
    CANCELLED,
    EXPIRED,
    USED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PassStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
