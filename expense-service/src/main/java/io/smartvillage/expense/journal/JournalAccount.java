package io.smartvillage.expense.journal;

import java.util.Locale;

/// The accounts of what a village spends. Fees have books of their own, in billing-service.
public enum JournalAccount {
    /// Cost, per category.
    EXPENSE,
    /// Cost: VAT that vendors charge. A juristic person of a village cannot claim it back.
    VAT,
    /// Liability, per vendor.
    PAYABLE,
    /// Liability: tax withheld and not yet paid to the Revenue Department.
    WITHHOLDING_PAYABLE,
    /// Asset, per fund.
    BANK,
    /// Asset, per fund.
    CASH,
    /// Asset, per box.
    PETTY_CASH,
    /// What other funds took or gave; nothing over all funds together.
    INTERFUND,
    /// What a fund began with.
    FUND_BALANCE,
    /// What was too much or too little when a box was counted.
    CASH_DIFFERENCE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JournalAccount of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
