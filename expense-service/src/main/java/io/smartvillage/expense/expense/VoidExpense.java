package io.smartvillage.expense.expense;

import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.journal.Journal;
import io.smartvillage.expense.journal.JournalEntries;
import io.smartvillage.expense.pettycash.PettyCashBoxes;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.Approver;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes an expense back: it stays, with the reason, and no longer counts. What was approved or
/// paid is taken back by those who may approve it; the payment is booked back on its own day.
@Service
public class VoidExpense {

    private final ApproveExpense limits;
    private final FiscalYears fiscalYears;
    private final PettyCashBoxes boxes;
    private final Journal journal;
    private final StepExpense steps;

    VoidExpense(
            ApproveExpense limits,
            FiscalYears fiscalYears,
            PettyCashBoxes boxes,
            Journal journal,
            StepExpense steps) {
        this.limits = limits;
        this.fiscalYears = fiscalYears;
        this.boxes = boxes;
        this.journal = journal;
        this.steps = steps;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is void already, or, once approved: was made by the person,
    ///   is above their limit, or was paid in a fiscal year that is closed
    @Transactional
    public Expense takeBack(UUID expenseId, String reason, Approver by) {
        var expense = steps.get(expenseId);
        return switch (expense.status()) {
            case DRAFT, SUBMITTED, REJECTED, VOID ->
                    steps.take(
                            expense,
                            ExpenseAction.DISCARDED,
                            reason,
                            by.userId(),
                            (one, now) -> one.discard(new Voiding(reason, by.userId(), now)));
            case APPROVED -> checked(expense, reason, by);
            case PAID -> {
                var paid = expense.paid();
                var day = expense.details().paymentDate();
                fiscalYears.requireOpen(day);
                Optional.ofNullable(paid.pettyCashBoxId()).ifPresent(boxes::lock);
                var voided = checked(expense, reason, by);
                journal.book(day, JournalEntries.ofVoid(paid));
                yield voided;
            }
        };
    }

    private Expense checked(Expense expense, String reason, Approver by) {
        limits.requireLimit(expense, by);
        return steps.take(
                expense,
                ExpenseAction.VOIDED,
                reason,
                by.userId(),
                (one, now) -> one.takeBack(new Voiding(reason, by.userId(), now)));
    }
}
