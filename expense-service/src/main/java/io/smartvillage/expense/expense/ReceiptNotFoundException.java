package io.smartvillage.expense.expense;

import java.util.UUID;

public final class ReceiptNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID expenseId;

    ReceiptNotFoundException(UUID expenseId) {
        super("no receipt of expense " + expenseId);
        this.expenseId = expenseId;
    }

    public UUID expenseId() {
        return expenseId;
    }
}
