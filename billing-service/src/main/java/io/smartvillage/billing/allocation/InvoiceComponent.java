package io.smartvillage.billing.allocation;

import java.util.Locale;

/// What of an invoice is settled.
public enum InvoiceComponent {
    /// All that is no penalty.
    FEE,
    PENALTY;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static InvoiceComponent ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
