package io.smartvillage.property.history;

import java.util.Locale;

public enum HistoryKind {
    MOVED_IN,
    MOVED_OUT,
    OWNER_FROM,
    OWNER_UNTIL,
    OWNERS_CHANGED,
    SOLD;

    static HistoryKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    /// As the statement writes it.
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
