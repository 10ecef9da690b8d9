package io.smartvillage.billing.bankstatement;

import java.util.Locale;

/// Why nobody knows whose money a line is.
public enum UnidentifiedBecause {
    /// Nothing is like it enough.
    BELOW_THRESHOLD,
    /// Two or more are equally like it.
    TIE,
    /// It was a payment's that is undone.
    PAYMENT_REVERSED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UnidentifiedBecause of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
