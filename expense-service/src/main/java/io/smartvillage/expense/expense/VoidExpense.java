package io.smartvillage.expense.expense;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a booked expense back: it stays, with the reason, and no longer counts.
@Service
public class VoidExpense {

    private final Expenses expenses;
    private final Outbox outbox;
    private final Clock clock;

    VoidExpense(Expenses expenses, Outbox outbox, Clock clock) {
        this.expenses = expenses;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws ExpenseVoidException if it is void already
    @Transactional
    public Expense takeBack(UUID expenseId, String reason, UUID voidedBy) {
        var expense =
                expenses.findById(expenseId)
                        .orElseThrow(() -> new ExpenseNotFoundException(expenseId));
        var voided = expense.takeBack(new Voiding(reason, voidedBy, clock.instant()));
        expenses.flush();
        outbox.publish(voided);
        return expense;
    }
}
