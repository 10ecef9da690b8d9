package io.smartvillage.expense.expense;

import io.smartvillage.expense.category.CategoryInactiveException;
import io.smartvillage.expense.category.RequireCategory;
import io.smartvillage.expense.category.UnknownCategoryException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Corrects a booked expense.
@Service
public class ChangeExpense {

    private final Expenses expenses;
    private final RequireCategory requireCategory;
    private final Outbox outbox;
    private final Clock clock;

    ChangeExpense(Expenses expenses, RequireCategory requireCategory, Outbox outbox, Clock clock) {
        this.expenses = expenses;
        this.requireCategory = requireCategory;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// An expense may stay on a category that was closed since.
    ///
    /// @param change from the present details to the new ones
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws ExpenseVoidException if it is void
    /// @throws UnknownCategoryException if the caller's village has no such category
    /// @throws CategoryInactiveException if nothing can be booked on the new category
    @Transactional
    public Expense change(
            UUID expenseId, IfMatch precondition, UnaryOperator<ExpenseDetails> change) {
        var expense =
                expenses.findById(expenseId)
                        .orElseThrow(() -> new ExpenseNotFoundException(expenseId));
        precondition.require(expense.currentVersion());
        var before = expense.details();
        var after = change.apply(before);
        if (!after.categoryId().equals(before.categoryId())) {
            requireCategory.active(after.categoryId());
        }
        var changed = expense.change(after, clock.instant());
        expenses.flush();
        outbox.publish(changed);
        return expense;
    }
}
