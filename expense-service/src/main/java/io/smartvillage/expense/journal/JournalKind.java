package io.smartvillage.expense.journal;

import java.util.Locale;

/// What happened.
public enum JournalKind {
    PAYMENT,
    /// Takes a payment back, on its own day.
    VOID,
    OPENING_BALANCE,
    FUND_TRANSFER,
    PETTY_CASH_TOP_UP,
    PETTY_CASH_COUNT;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JournalKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
