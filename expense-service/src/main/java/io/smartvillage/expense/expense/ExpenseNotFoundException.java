package io.smartvillage.expense.expense;

import java.util.UUID;

public final class ExpenseNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID expenseId;

    ExpenseNotFoundException(UUID expenseId) {
        super("no expense " + expenseId);
        this.expenseId = expenseId;
    }

    public UUID expenseId() {
        return expenseId;
    }
}
