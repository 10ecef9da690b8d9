package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRunPreview.BySchedule;
import io.smartvillage.billing.billingrun.BillingRunPreview.House;
import io.smartvillage.billing.billingrun.BillingRunPreview.LastPeriod;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows what a run would do now. Writes nothing.
@Service
public class PreviewBillingRun {

    /// Before credit, so that two months can be compared.
    private static final String LAST =
            """
            , last as (
                select i.property_id, i.amount - coalesce((
                    select sum(cast(line ->> 'amount' as numeric))
                    from jsonb_array_elements(i.items) as line
                    where line ->> 'kind' = 'credit_applied'), 0) as gross
                from invoice i
                where i.period = :lastMonth and i.schedule_set = :set and i.status <> 'void'
                  and i.billing_run_id is not null
            )
            """;

    private static final String TOTALS =
            LAST
                    + """
                    select n.*, l.*
                    from (
                        select count(*) as houses,
                               count(*) filter (where reason is null) as invoices,
                               coalesce(sum(gross) filter (where reason is null), 0) as gross,
                               coalesce(sum(penalty) filter (where reason is null), 0) as penalties,
                               coalesce(sum(used), 0) as used,
                               count(*) filter (where reason = 'already_billed') as already_billed,
                               count(*) filter (where reason = 'no_schedule') as no_schedule,
                               count(*) filter (where reason = 'prepaid') as prepaid,
                               count(*) filter (where reason = 'not_in_terms') as not_in_terms,
                               count(*) filter (where reason = 'no_reading') as no_reading,
                               count(*) filter (where reason = 'zero') as zero
                        from result) as n,
                        (select count(*) as last_invoices, coalesce(sum(gross), 0) as last_gross
                         from last) as l
                    """;

    private static final String BY_SCHEDULE =
            """
            select s.id, s.name, count(*) as lines, sum(l.amount) as amount
            from line l
            join outcome o on o.id = l.property_id and o.reason is null
            join fee_schedule s on s.id = l.source_id
            where l.kind <> 'penalty' and l.amount > 0
            group by s.id, s.name
            order by s.id
            """;

    private static final String HOUSES =
            LAST
                    + """
                    select r.id, r.house_number, r.used, r.reason, l.gross as last_gross,
                           case when r.reason is null then r.gross else 0 end as gross
                    from result r
                    left join last l on l.property_id = r.id
                    where (cast(:reason as text) is null or r.reason = :reason)
                      and (not :changed or
                           case when r.reason is null then r.gross else 0 end
                               <> coalesce(l.gross, 0))
                    order by r.id
                    limit :limit
                    """;

    private final JdbcClient jdbc;
    private final BillingRuns runs;
    private final PeriodRules periods;

    PreviewBillingRun(JdbcClient jdbc, BillingRuns runs, PeriodRules periods) {
        this.jdbc = jdbc;
        this.runs = runs;
        this.periods = periods;
    }

    /// @throws io.smartvillage.platform.web.problem.BadParameterException if the month is too far
    ///   away
    /// @throws NoFeeScheduleInForceException if nothing is charged in the month
    @Transactional(readOnly = true)
    public BillingRunPreview preview(YearMonth period, String scheduleSet) {
        periods.requireBillable(period, scheduleSet);
        var billed = Billed.month(period, scheduleSet, shareTotal());
        var charges = runs.probe(HouseRange.ALL, period, scheduleSet, null);
        var lastMonth = period.minusMonths(1).toString();
        var bySchedule =
                jdbc.sql(charges.result() + BY_SCHEDULE)
                        .params(billed.parameters(HouseRange.ALL))
                        .query((row, _) ->
                                new BySchedule(
                                        row.getObject("id", UUID.class),
                                        row.getString("name"),
                                        row.getLong("lines"),
                                        row.getBigDecimal("amount")))
                        .list();
        return jdbc.sql(charges.result() + TOTALS)
                .params(billed.parameters(HouseRange.ALL))
                .param("lastMonth", lastMonth)
                .query((row, _) -> {
                    var gross = row.getBigDecimal("gross");
                    var used = row.getBigDecimal("used");
                    var lastGross = row.getBigDecimal("last_gross");
                    return new BillingRunPreview(
                            period.toString(),
                            scheduleSet,
                            row.getLong("houses"),
                            row.getLong("invoices"),
                            gross,
                            used,
                            gross.subtract(used),
                            row.getBigDecimal("penalties"),
                            bySchedule,
                            BillingRuns.skipped(row),
                            new LastPeriod(
                                    lastMonth,
                                    row.getLong("last_invoices"),
                                    lastGross,
                                    row.getLong("invoices") - row.getLong("last_invoices"),
                                    gross.subtract(lastGross)));
                })
                .single();
    }

    /// By house, in the order of their ids.
    ///
    /// @param changed only those whose amount before credit differs from the month before
    @Transactional(readOnly = true)
    public List<House> houses(
            YearMonth period,
            String scheduleSet,
            Optional<Reason> reason,
            boolean changed,
            PageRequest page) {
        periods.requireBillable(period, scheduleSet);
        var after = page.after().map(cursor -> cursor.id(0)).orElse(HouseRange.BEFORE_ALL);
        var houses = new HouseRange(after, HouseRange.ALL.upTo());
        return jdbc.sql(runs.probe(houses, period, scheduleSet, null).result() + HOUSES)
                .params(Billed.month(period, scheduleSet, shareTotal()).parameters(houses))
                .param("lastMonth", period.minusMonths(1).toString())
                .param("reason", reason.map(Reason::column).orElse(null))
                .param("changed", changed)
                .param("limit", page.fetchSize())
                .query((row, _) -> {
                    var gross = row.getBigDecimal("gross");
                    var used = row.getBigDecimal("used");
                    var why = row.getString("reason");
                    return new House(
                            row.getObject("id", UUID.class),
                            row.getString("house_number"),
                            gross,
                            used,
                            gross.subtract(used),
                            row.getBigDecimal("last_gross"),
                            why == null ? null : Reason.of(why));
                })
                .list();
    }

    private @Nullable BigDecimal shareTotal() {
        return jdbc.sql("select sum(ownership_share) from billing_terms")
                .query((row, _) -> Optional.ofNullable(row.getBigDecimal(1)))
                .single()
                .orElse(null);
    }
}
