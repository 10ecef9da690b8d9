package io.smartvillage.billing.bankstatement;

import java.util.Locale;

/// Which posting put a line's money on the bank account in the books.
enum BookedAs {
    /// That of its payment.
    PAYMENT,
    /// Its own, before it was known whose it is.
    UNIDENTIFIED_RECEIPT;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static BookedAs of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
