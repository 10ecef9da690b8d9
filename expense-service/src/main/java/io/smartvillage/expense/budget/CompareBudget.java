package io.smartvillage.expense.budget;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.refusal.RefusedException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Puts a budget beside what was paid and what is approved.
@Service
public class CompareBudget {

    private final Budgets budgets;
    private final FiscalYears fiscalYears;
    private final VillageCalendar calendar;
    private final JdbcClient jdbc;

    CompareBudget(
            Budgets budgets, FiscalYears fiscalYears, VillageCalendar calendar, JdbcClient jdbc) {
        this.budgets = budgets;
        this.fiscalYears = fiscalYears;
        this.calendar = calendar;
        this.jdbc = jdbc;
    }

    /// @param asOf what was paid until this day counts as actual; absent means today. A day outside
    ///   of the fiscal year means its first or its last
    /// @throws RefusedException if the caller's village has no such budget
    @Transactional(readOnly = true)
    public Comparison compare(UUID budgetId, Optional<LocalDate> asOf) {
        var budget = budgets.get(budgetId);
        var year = fiscalYears.get(budget.fiscalYearId());
        var day = asOf.map(wanted -> calendar.sensible("asOf", wanted)).orElseGet(calendar::today);
        if (day.isBefore(year.startsOn())) {
            day = year.startsOn();
        } else if (day.isAfter(year.endsOn())) {
            day = year.endsOn();
        }
        return Comparison.of(
                budget, spending(year.startsOn(), year.endsOn(), day), year.startsOn(), day);
    }

    private List<Spending> spending(LocalDate from, LocalDate to, LocalDate asOf) {
        return jdbc.sql(
                        """
                        select c.id as category_id, c.parent_id,
                               coalesce(sum(e.amount + e.vat_amount) filter (
                                   where e.status = 'paid' and e.payment_date <= :asOf), 0)
                                   as actual,
                               coalesce(sum(e.amount + e.vat_amount) filter (
                                   where e.status = 'approved'), 0) as committed
                        from expense_category c
                        left join expense e
                          on e.village_id = c.village_id and e.category_id = c.id
                         and e.payment_date between :from and :to
                         and e.status in ('paid', 'approved')
                        group by c.id, c.parent_id
                        """)
                .param("asOf", asOf)
                .param("from", from)
                .param("to", to)
                .query(Spending.class)
                .list();
    }
}
