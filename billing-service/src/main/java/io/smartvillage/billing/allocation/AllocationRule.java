package io.smartvillage.billing.allocation;

import java.util.Locale;

/// Why money went where it went: a closed list.
public enum AllocationRule {
    /// The payer named the invoice.
    PAYER_CHOICE,
    PENALTY_FIRST,
    OLDEST_FIRST,
    PRINCIPAL_FIRST,
    /// No invoice takes it: it is credit of the house.
    REMAINDER,
    /// A billing run took credit as a line of the new invoice.
    CREDIT_AT_BILLING,
    /// Credit settles an invoice that was there already.
    CREDIT_USED,
    /// The invoice became less: what was paid on it is credit again.
    RELEASED,
    /// Credit paid back to the house.
    REFUND,
    /// The payment is undone.
    REVERSAL;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AllocationRule ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
