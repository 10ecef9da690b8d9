package io.smartvillage.access.pass;

import java.util.Locale;

public enum PassKeyStatus {
    /// Signs.
    ACTIVE,
    /// Signs no more; what it signed is good.
    RETIRED,
    /// Nothing that it signed is good.
    REVOKED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PassKeyStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
