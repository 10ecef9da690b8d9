package io.smartvillage.billing.settings;

import java.util.Locale;

/// What a payment settles first where the payer says nothing (rule 14).
public enum AllocationPolicy {
    /// Of each invoice the penalties, then the rest; oldest due first. The law's own order.
    PENALTY_FIRST,
    /// One invoice after the other, oldest due first.
    OLDEST_FIRST,
    /// All fees before any penalty, oldest due first.
    PRINCIPAL_FIRST;

    static AllocationPolicy of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
