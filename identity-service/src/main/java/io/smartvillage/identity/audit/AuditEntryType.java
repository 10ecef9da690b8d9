package io.smartvillage.identity.audit;

import java.util.Locale;

public enum AuditEntryType {
    DATA_CHANGED,
    PERSONAL_DATA_READ,
    OPERATOR_REACHED_IN;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AuditEntryType of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
