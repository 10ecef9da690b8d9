package io.smartvillage.expense.expense;

import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.Approver;
import io.smartvillage.expense.settings.FindExpenseSettings;
import java.math.BigDecimal;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Checks what was submitted: within one's limit, and never what one has made.
@Service
public class ApproveExpense {

    private final FindExpenseSettings settings;
    private final FiscalYears fiscalYears;
    private final ExpenseDecisions decisions;
    private final StepExpense steps;

    ApproveExpense(
            FindExpenseSettings settings,
            FiscalYears fiscalYears,
            ExpenseDecisions decisions,
            StepExpense steps) {
        this.settings = settings;
        this.fiscalYears = fiscalYears;
        this.decisions = decisions;
        this.steps = steps;
    }

    /// @param seen what the approver believes it costs, with VAT
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is not submitted, costs something else or more than the
    ///   approver's limit, was made or approved by them, or its fiscal year is closed
    @Transactional
    public Expense approve(UUID expenseId, BigDecimal seen, Approver by) {
        var expense = steps.get(expenseId);
        expense.require(ExpenseAction.APPROVED);
        decisions.requirePart(expenseId, ExpenseAction.APPROVED, by.userId());
        fiscalYears.requireOpen(expense.details().paymentDate());
        var total = expense.price().total();
        if (total.compareTo(seen) != 0) {
            throw new RefusedException(
                    Refusal.EXPENSE_AMOUNT_CHANGED, expenseId, total.toPlainString());
        }
        decisions.requireFirstApproval(expenseId, expense.round(), by.userId());
        requireLimit(expense, by);
        var needed = settings.current().approvalsFor(total);
        return steps.take(
                expense,
                ExpenseAction.APPROVED,
                null,
                by.userId(),
                (submitted, now) -> submitted.approve(needed, now));
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is not submitted, or was made by them
    @Transactional
    public Expense reject(UUID expenseId, String reason, Approver by) {
        return steps.take(
                steps.get(expenseId), ExpenseAction.REJECTED, reason, by.userId(), Expense::reject);
    }

    void requireLimit(Expense expense, Approver by) {
        var total = expense.price().total();
        if (!settings.current().allows(by, total)) {
            throw new RefusedException(
                    Refusal.APPROVAL_OVER_LIMIT, expense.id(), total.toPlainString());
        }
    }
}
