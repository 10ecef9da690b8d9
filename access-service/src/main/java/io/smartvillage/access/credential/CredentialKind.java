package io.smartvillage.access.credential;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum CredentialKind {
    CARD,
    PLATE,
    APP;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    /// As in the tables.
    public String column() {
        return column;
    }
}
