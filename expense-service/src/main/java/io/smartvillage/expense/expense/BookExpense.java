package io.smartvillage.expense.expense;

import io.smartvillage.expense.category.CategoryInactiveException;
import io.smartvillage.expense.category.RequireCategory;
import io.smartvillage.expense.category.UnknownCategoryException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes down what the village paid.
@Service
public class BookExpense {

    private final Expenses expenses;
    private final RequireCategory requireCategory;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    BookExpense(
            Expenses expenses,
            RequireCategory requireCategory,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.expenses = expenses;
        this.requireCategory = requireCategory;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnknownCategoryException if the caller's village has no such category
    /// @throws CategoryInactiveException if nothing can be booked on it
    @Transactional
    public Expense book(ExpenseDetails details, UUID bookedBy) {
        requireCategory.active(details.categoryId());
        var expense =
                expenses.save(
                        new Expense(
                                CurrentVillage.id(),
                                ids.generateId(),
                                details,
                                bookedBy,
                                clock.instant()));
        expenses.flush();
        outbox.publish(expense.booked());
        return expense;
    }
}
