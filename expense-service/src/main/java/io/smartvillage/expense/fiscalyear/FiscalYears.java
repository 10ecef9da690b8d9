package io.smartvillage.expense.fiscalyear;

import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.FindExpenseSettings;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The tables `fiscal_year` and `fiscal_year_decision`. A day in no year is as open as one in an
/// open year.
@Component
public class FiscalYears {

    private final JdbcClient jdbc;
    private final FindExpenseSettings settings;

    FiscalYears(JdbcClient jdbc, FindExpenseSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /// The year of the day stays open until the transaction ends.
    ///
    /// @throws RefusedException if it is closed
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOpen(LocalDate day) {
        settings.hold();
        jdbc.sql(
                        """
                        select label from fiscal_year
                        where status = 'closed' and ? between starts_on and ends_on
                        """)
                .param(day)
                .query(String.class)
                .optional()
                .ifPresent(label -> {
                    throw new RefusedException(Refusal.FISCAL_YEAR_CLOSED, label, day.toString());
                });
    }

    /// @throws RefusedException if the caller's village has no such year
    @Transactional(readOnly = true)
    public FiscalYear get(UUID fiscalYearId) {
        return jdbc.sql("select * from fiscal_year where id = ?")
                .param(fiscalYearId)
                .query(FiscalYears::year)
                .optional()
                .orElseThrow(
                        () -> new RefusedException(Refusal.FISCAL_YEAR_NOT_FOUND, fiscalYearId));
    }

    /// The latest first: there is one a year.
    @Transactional(readOnly = true)
    public List<FiscalYear> all() {
        return jdbc.sql("select * from fiscal_year order by year desc")
                .query(FiscalYears::year)
                .list();
    }

    /// The oldest first.
    @Transactional(readOnly = true)
    public List<FiscalYearDecision> decisions(UUID fiscalYearId) {
        get(fiscalYearId);
        return jdbc.sql(
                        """
                        select id, action, reason, decided_by, decided_at
                        from fiscal_year_decision where fiscal_year_id = ? order by id
                        """)
                .param(fiscalYearId)
                .query((row, _) ->
                        new FiscalYearDecision(
                                row.getObject("id", UUID.class),
                                FiscalYearDecision.Action.valueOf(
                                        row.getString("action").toUpperCase(Locale.ROOT)),
                                row.getString("reason"),
                                row.getObject("decided_by", UUID.class),
                                row.getObject("decided_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// @return false if the village has the year already
    boolean add(FiscalYear year, UUID by) {
        return jdbc.sql(
                                """
                                insert into fiscal_year
                                    (village_id, id, year, label, starts_on, ends_on, status,
                                     created_by, created_at)
                                values (?, ?, ?, ?, ?, ?, 'open', ?, ?)
                                on conflict (village_id, year) do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                year.id(),
                                year.year(),
                                year.label(),
                                year.startsOn(),
                                year.endsOn(),
                                by,
                                year.createdAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void decide(UUID fiscalYearId, FiscalYear.Status status, FiscalYearDecision decision) {
        jdbc.sql("update fiscal_year set status = ? where id = ?")
                .params(status.name().toLowerCase(Locale.ROOT), fiscalYearId)
                .update();
        jdbc.sql(
                        """
                        insert into fiscal_year_decision
                            (village_id, id, fiscal_year_id, action, reason, decided_by, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        decision.id(),
                        fiscalYearId,
                        decision.action().name().toLowerCase(Locale.ROOT),
                        decision.reason(),
                        decision.decidedBy(),
                        decision.decidedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static FiscalYear year(ResultSet row, int number) throws SQLException {
        return new FiscalYear(
                row.getObject("id", UUID.class),
                row.getInt("year"),
                row.getString("label"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                FiscalYear.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
