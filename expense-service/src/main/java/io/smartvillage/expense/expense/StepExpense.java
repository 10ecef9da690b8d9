package io.smartvillage.expense.expense;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// One step of an expense: the status changes, the decision is written down, the fact is told, all
/// in the caller's transaction. Of two steps at once the later is refused as changed meanwhile.
@Component
class StepExpense {

    private final Expenses expenses;
    private final ExpenseDecisions decisions;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    StepExpense(
            Expenses expenses,
            ExpenseDecisions decisions,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.expenses = expenses;
        this.decisions = decisions;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    @Transactional(propagation = Propagation.MANDATORY)
    public Expense get(UUID expenseId) {
        return expenses.findById(expenseId)
                .orElseThrow(() -> new ExpenseNotFoundException(expenseId));
    }

    /// @param step refuses if the status does not allow it
    @Transactional(propagation = Propagation.MANDATORY)
    public Expense take(
            Expense expense,
            ExpenseAction action,
            @Nullable String reason,
            UUID by,
            BiFunction<Expense, Instant, ? extends ExpenseEvent> step) {
        expense.require(action);
        decisions.requirePart(expense.id(), action, by);
        var before = expense.status();
        var now = clock.instant();
        var fact = step.apply(expense, now);
        expenses.flush();
        write(expense, action, before, reason, by, now);
        outbox.publish(fact);
        return expense;
    }

    /// The first one.
    @Transactional(propagation = Propagation.MANDATORY)
    public void drafted(Expense expense) {
        expenses.save(expense);
        expenses.flush();
        write(expense, ExpenseAction.DRAFTED, null, null, expense.bookedBy(), expense.createdAt());
        outbox.publish(expense.drafted());
    }

    private void write(
            Expense expense,
            ExpenseAction action,
            @Nullable ExpenseStatus before,
            @Nullable String reason,
            UUID by,
            Instant now) {
        decisions.add(
                expense.id(),
                new ExpenseDecision(
                        ids.generateId(),
                        action,
                        before,
                        expense.status(),
                        expense.round(),
                        expense.price().total(),
                        reason,
                        by,
                        now));
    }
}
