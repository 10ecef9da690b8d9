package io.smartvillage.expense.expense;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum ExpenseStatus {
    BOOKED,
    VOID;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
