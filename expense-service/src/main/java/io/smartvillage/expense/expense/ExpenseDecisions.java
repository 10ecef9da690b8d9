package io.smartvillage.expense.expense;

import io.smartvillage.expense.expense.ExpenseAction.Part;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tables `expense_decision`, append-only, and `expense_part`: who is a maker of an expense and
/// who a checker. Nobody is both, in all its rounds: a foreign key sees to it.
@Component
class ExpenseDecisions {

    private static final String NOT_YET = "none";

    private final JdbcClient jdbc;

    ExpenseDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @throws RefusedException if the person has the other part in the expense
    @Transactional(propagation = Propagation.MANDATORY)
    public void requirePart(UUID expenseId, ExpenseAction action, UUID person) {
        action.part().ifPresent(part -> require(expenseId, part, person));
    }

    private void require(UUID expenseId, Part part, UUID person) {
        jdbc.sql("select part from expense_part where expense_id = ? and person_id = ?")
                .params(expenseId, person)
                .query(String.class)
                .optional()
                .filter(present -> !present.equals(part.column()))
                .ifPresent(_ -> {
                    throw new RefusedException(
                            part == Part.CHECKER
                                    ? Refusal.MAKER_IS_NOT_CHECKER
                                    : Refusal.CHECKER_IS_NOT_MAKER,
                            expenseId);
                });
    }

    /// @throws RefusedException if the person has approved it in this round
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireFirstApproval(UUID expenseId, int round, UUID person) {
        if (jdbc.sql(
                        """
                        select exists (
                            select from expense_decision
                            where expense_id = ? and round = ? and decided_by = ?
                              and action = 'approved')
                        """)
                .params(expenseId, round, person)
                .query(Boolean.class)
                .single()) {
            throw new RefusedException(Refusal.APPROVED_ALREADY, expenseId);
        }
    }

    /// After the expense itself was written.
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID expenseId, ExpenseDecision decision) {
        var part = decision.action().part().map(Part::column).orElse(null);
        if (part != null) {
            jdbc.sql(
                            """
                            insert into expense_part (village_id, expense_id, person_id, part)
                            values (?, ?, ?, ?) on conflict do nothing
                            """)
                    .params(CurrentVillage.id(), expenseId, decision.decidedBy(), part)
                    .update();
        }
        var from = decision.fromStatus();
        jdbc.sql(
                        """
                        insert into expense_decision
                            (village_id, id, expense_id, action, from_status, to_status, round,
                             part, amount, reason, decided_by, decided_at)
                        values (:village, :id, :expense, :action, :from, :to, :round, :part,
                                :amount, :reason, :by, :at)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", decision.id())
                .param("expense", expenseId)
                .param("action", decision.action().column())
                .param("from", from == null ? NOT_YET : from.column)
                .param("to", decision.toStatus().column)
                .param("round", decision.round())
                .param("part", part)
                .param("amount", decision.amount())
                .param("reason", decision.reason())
                .param("by", decision.decidedBy())
                .param("at", decision.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The oldest first.
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<ExpenseDecision> of(UUID expenseId) {
        return jdbc.sql("select * from expense_decision where expense_id = ? order by id")
                .param(expenseId)
                .query(ExpenseDecisions::decision)
                .list();
    }

    private static ExpenseDecision decision(ResultSet row, int number) throws SQLException {
        return new ExpenseDecision(
                row.getObject("id", UUID.class),
                ExpenseAction.valueOf(row.getString("action").toUpperCase(Locale.ROOT)),
                status(row.getString("from_status")),
                ExpenseStatus.valueOf(row.getString("to_status").toUpperCase(Locale.ROOT)),
                row.getInt("round"),
                row.getBigDecimal("amount"),
                row.getString("reason"),
                row.getObject("decided_by", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable ExpenseStatus status(String column) {
        return column.equals(NOT_YET)
                ? null
                : ExpenseStatus.valueOf(column.toUpperCase(Locale.ROOT));
    }
}
