package io.smartvillage.expense.journal;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

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
            UUID fundId,
            JournalAccount account,
            BigDecimal debit,
            BigDecimal credit,
            BigDecimal balance) {}
}
