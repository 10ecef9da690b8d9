package io.smartvillage.expense.expense;

import io.smartvillage.expense.category.CategoryInactiveException;
import io.smartvillage.expense.category.UnknownCategoryException;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes a draft. What was submitted has to be returned to draft first.
@Service
public class ChangeExpense {

    private final RequireDetails requireDetails;
    private final StepExpense steps;

    ChangeExpense(RequireDetails requireDetails, StepExpense steps) {
        this.requireDetails = requireDetails;
        this.steps = steps;
    }

    /// @param change from the present details to the new ones
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is no draft, the person has checked it, or the new details
    ///   cannot be
    /// @throws UnknownCategoryException if the caller's village has no such category
    /// @throws CategoryInactiveException if nothing can be booked on the new category
    @Transactional
    public Expense change(
            UUID expenseId, IfMatch precondition, UnaryOperator<ExpenseDetails> change, UUID by) {
        var expense = steps.get(expenseId);
        precondition.require(expense.currentVersion());
        expense.require(ExpenseAction.CHANGED);
        var before = expense.details();
        var after = change.apply(before);
        var price = requireDetails.of(expenseId, before, after);
        return steps.take(
                expense,
                ExpenseAction.CHANGED,
                null,
                by,
                (draft, now) -> draft.change(after, price, now));
    }
}
