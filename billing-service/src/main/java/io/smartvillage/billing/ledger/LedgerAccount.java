package io.smartvillage.billing.ledger;

import java.util.Locale;

/// The accounts of a village's fees. Expenses have books of their own.
public enum LedgerAccount {
    /// Asset, per house and invoice: what is charged and not settled.
    RECEIVABLE,
    /// Asset.
    BANK,
    /// Asset.
    CASH,
    /// Asset: cheques received.
    CHEQUES,
    /// Liability, per house: money that no invoice has taken yet.
    RESIDENT_CREDIT,
    /// Liability: money on the bank account that nobody has placed yet.
    UNIDENTIFIED_RECEIPTS,
    /// Income.
    FEE_INCOME,
    /// Income.
    PENALTY_INCOME,
    /// Less income: for paying ahead.
    DISCOUNTS,
    /// More or less income: by credit and debit notes, voids, and lines of adjustment.
    ADJUSTMENTS,
    /// Expense: written off.
    BAD_DEBT,
    /// Less expense: paid after it was written off.
    BAD_DEBT_RECOVERED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
