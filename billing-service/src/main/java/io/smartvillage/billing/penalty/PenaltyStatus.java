package io.smartvillage.billing.penalty;

import java.util.Locale;

public enum PenaltyStatus {
    /// Not billed yet: it still follows what becomes known of the invoice.
    ASSESSED,
    /// A line of an invoice; only a credit note takes it back.
    BILLED,
    WAIVED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PenaltyStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
