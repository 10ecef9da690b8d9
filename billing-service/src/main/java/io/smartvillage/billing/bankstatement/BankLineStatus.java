package io.smartvillage.billing.bankstatement;

import java.util.Locale;

/// What became of a line.
public enum BankLineStatus {
    /// It is the money of a payment; nobody had to look.
    MATCHED,
    /// Nobody knows yet whose money it is.
    UNIDENTIFIED,
    /// Somebody said whose money it is.
    PLACED,
    /// Money that went out.
    IGNORED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BankLineStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
