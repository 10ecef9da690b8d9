package io.smartvillage.expense.expense;

import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.refusal.RefusedException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives a draft to those who approve, and takes it back to be changed.
@Service
public class SubmitExpense {

    private final FiscalYears fiscalYears;
    private final StepExpense steps;

    SubmitExpense(FiscalYears fiscalYears, StepExpense steps) {
        this.fiscalYears = fiscalYears;
        this.steps = steps;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is no draft, the person has checked it, or its fiscal year is
    ///   closed
    @Transactional
    public Expense submit(UUID expenseId, UUID by) {
        var expense = steps.get(expenseId);
        expense.require(ExpenseAction.SUBMITTED);
        fiscalYears.requireOpen(expense.details().paymentDate());
        return steps.take(expense, ExpenseAction.SUBMITTED, null, by, Expense::submit);
    }

    /// What was approved in this round is so no longer.
    ///
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is a draft, paid or void
    @Transactional
    public Expense returnToDraft(UUID expenseId, String reason, UUID by) {
        return steps.take(
                steps.get(expenseId), ExpenseAction.RETURNED, reason, by, Expense::returnToDraft);
    }
}
