package io.smartvillage.billing.ledger;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/// What was moved to and from each account up to a day. Both totals are the same, always.
public record TrialBalance(
        LocalDate asOf,
        List<AccountTotal> accounts,
        BigDecimal debitTotal,
        BigDecimal creditTotal) {

    public TrialBalance {
        accounts = List.copyOf(accounts);
    }

    /// @param balance debit less credit
    public record AccountTotal(
            LedgerAccount account, BigDecimal debit, BigDecimal credit, BigDecimal balance) {}
}
