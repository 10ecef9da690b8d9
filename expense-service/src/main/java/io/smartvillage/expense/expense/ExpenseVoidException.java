package io.smartvillage.expense.expense;

import java.util.UUID;

/// A void expense stays as it is; nothing was changed.
public final class ExpenseVoidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID expenseId;

    ExpenseVoidException(UUID expenseId) {
        super("void: " + expenseId);
        this.expenseId = expenseId;
    }

    public UUID expenseId() {
        return expenseId;
    }
}
