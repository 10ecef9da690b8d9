package io.smartvillage.billing.allocation;

import java.util.Locale;

/// What a payment settles first if the payer does not say (domain rule 14).
public enum AllocationPolicy {
    /// As the Civil and Commercial Code has it (ss. 328–329): the penalties of all invoices, then
    /// their fees; oldest due first.
    PENALTY_FIRST,
    /// Invoice by invoice, oldest due first, each its penalty before its fee.
    OLDEST_FIRST,
    /// The fees of all invoices, then their penalties; oldest due first.
    PRINCIPAL_FIRST;

    AllocationRule rule() {
        return switch (this) {
            case PENALTY_FIRST -> AllocationRule.PENALTY_FIRST;
            case OLDEST_FIRST -> AllocationRule.OLDEST_FIRST;
            case PRINCIPAL_FIRST -> AllocationRule.PRINCIPAL_FIRST;
        };
    }

    static AllocationPolicy ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
