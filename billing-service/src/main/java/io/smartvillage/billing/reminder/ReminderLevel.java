package io.smartvillage.billing.reminder;

import java.util.Locale;

/// Mildest first. After how many days each is due is a setting of the village.
public enum ReminderLevel {
    FRIENDLY,
    FORMAL,
    /// From here on the law lets a committee suspend services; never the way in.
    THREE_MONTHS,
    /// From here on the land office may refuse to register transfers.
    SIX_MONTHS;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ReminderLevel of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
