package io.smartvillage.expense.expense;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum ExpenseStatus {
    /// Can be changed.
    DRAFT,
    /// Waits for its checkers.
    SUBMITTED,
    /// May be paid.
    APPROVED,
    REJECTED,
    PAID,
    /// Does not count, or no longer.
    VOID;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
