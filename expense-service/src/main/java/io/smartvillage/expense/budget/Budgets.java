package io.smartvillage.expense.budget;

import io.smartvillage.expense.budget.Budget.Line;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The tables `budget` and `budget_line`.
@Component
public class Budgets {

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    Budgets(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// @throws RefusedException if the caller's village has no such budget
    @Transactional(readOnly = true)
    public Budget get(UUID budgetId) {
        return jdbc.sql("select * from budget where id = ?")
                .param(budgetId)
                .query(this::budget)
                .optional()
                .orElseThrow(() -> new RefusedException(Refusal.BUDGET_NOT_FOUND, budgetId));
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<Budget> page(PageRequest page, Optional<UUID> fiscalYearId) {
        return jdbc.sql(
                        """
                        select * from budget
                        where (cast(:after as uuid) is null or id < :after)
                          and (cast(:year as uuid) is null or fiscal_year_id = :year)
                        order by id desc limit :limit
                        """)
                .param("after", page.after().map(at -> at.id(0)).orElse(null))
                .param("year", fiscalYearId.orElse(null))
                .param("limit", page.fetchSize())
                .query(this::budget)
                .list();
    }

    /// The next version of its year.
    void add(UUID budgetId, BudgetTerms terms, UUID by, Instant now) {
        jdbc.sql(
                        """
                        insert into budget
                            (village_id, id, fiscal_year_id, version, status, note, drafted_by,
                             drafted_at)
                        select :village, :id, :year, coalesce(max(version), 0) + 1, 'draft', :note,
                               :by, :now
                        from budget where fiscal_year_id = :year
                        """)
                .param("village", CurrentVillage.id())
                .param("id", budgetId)
                .param("year", terms.fiscalYearId())
                .param("note", terms.note())
                .param("by", by)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        for (var line : terms.lines()) {
            jdbc.sql(
                            """
                            insert into budget_line
                                (village_id, id, budget_id, category_id, amount)
                            values (?, ?, ?, ?, ?)
                            """)
                    .params(
                            CurrentVillage.id(),
                            ids.generateId(),
                            budgetId,
                            line.categoryId(),
                            line.amount())
                    .update();
        }
    }

    /// The one that was in force is so no longer.
    void approve(Budget budget, UUID by, Instant now) {
        jdbc.sql(
                        """
                        update budget set status = 'superseded'
                        where fiscal_year_id = ? and status = 'approved'
                        """)
                .param(budget.fiscalYearId())
                .update();
        jdbc.sql(
                        """
                        update budget set status = 'approved', approved_by = ?, approved_at = ?
                        where id = ?
                        """)
                .params(by, now.atOffset(ZoneOffset.UTC), budget.id())
                .update();
    }

    private List<Line> lines(UUID budgetId) {
        return jdbc.sql(
                        """
                        select category_id, amount from budget_line where budget_id = ? order by id
                        """)
                .param(budgetId)
                .query(Line.class)
                .list();
    }

    private Budget budget(ResultSet row, int number) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var approvedAt = row.getObject("approved_at", OffsetDateTime.class);
        return new Budget(
                id,
                row.getObject("fiscal_year_id", UUID.class),
                row.getInt("version"),
                Budget.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("note"),
                lines(id),
                row.getObject("drafted_by", UUID.class),
                row.getObject("drafted_at", OffsetDateTime.class).toInstant(),
                row.getObject("approved_by", UUID.class),
                approvedAt == null ? null : approvedAt.toInstant());
    }
}
