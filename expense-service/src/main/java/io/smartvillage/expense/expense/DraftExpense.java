package io.smartvillage.expense.expense;

import io.smartvillage.expense.category.CategoryInactiveException;
import io.smartvillage.expense.category.UnknownCategoryException;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Writes down what the village is to pay.
@Service
public class DraftExpense {

    private final RequireDetails requireDetails;
    private final StepExpense steps;
    private final IdGenerator ids;
    private final Clock clock;

    DraftExpense(RequireDetails requireDetails, StepExpense steps, IdGenerator ids, Clock clock) {
        this.requireDetails = requireDetails;
        this.steps = steps;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws UnknownCategoryException if the caller's village has no such category
    /// @throws CategoryInactiveException if nothing can be booked on it
    /// @throws RefusedException if the day's fiscal year is closed, the vendor is inactive, or
    ///   another expense has the same invoice
    @Transactional
    public Expense draft(ExpenseDetails details, UUID draftedBy) {
        var id = ids.generateId();
        var price = requireDetails.of(id, null, details);
        var expense =
                new Expense(CurrentVillage.id(), id, details, price, draftedBy, clock.instant());
        steps.drafted(expense);
        return expense;
    }
}
