package io.smartvillage.expense.settings;

import java.util.Locale;

/// Roles that may be given a limit.
public enum ApproverRole {
    ADMIN,
    STAFF;

    /// As tokens and tables name it.
    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ApproverRole of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
