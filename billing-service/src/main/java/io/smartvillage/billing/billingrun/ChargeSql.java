package io.smartvillage.billing.billingrun;

import java.sql.ResultSet;
import java.sql.SQLException;

/// What houses owe for a month, as common table expressions: `result` has a row for each house,
/// with its lines or the reason why it gets no invoice. Preview, runs and prepayments share it, so
/// they cannot disagree.
///
/// Each line is rounded by itself, half up to the satang, after one division: `quantity × rate ×
/// days ÷ days of the month`. A line is of one month, also if several are billed at once.
///
/// What none of the houses has is left out of the statement.
///
/// @param terms some have a day from or until which they are billed, or a share
/// @param prepaid some paid ahead
/// @param many a house may have more than one line; otherwise lines need not be gathered
/// @param again there was another run for the month, so that some may be billed already
record ChargeSql(
        boolean terms,
        boolean exceptions,
        boolean prepaid,
        boolean meters,
        boolean penalties,
        boolean credits,
        boolean many,
        boolean again) {

    static final String PROBE =
            """
            select
                exists (select from billing_terms
                    where property_id > :after and property_id <= :upTo) as terms,
                exists (select from fee_exception
                    where property_id > :after and property_id <= :upTo)
                  or exists (select from fee_schedule
                    where schedule_set = :set and while_occupied) as exceptions,
                exists (select from prepayment
                    where property_id > :after and property_id <= :upTo
                      and last_period >= :period) as prepaid,
                exists (select from meter
                    where property_id > :after and property_id <= :upTo) as meters,
                exists (select from penalty
                    where property_id > :after and property_id <= :upTo
                      and status = 'assessed') as penalties,
                exists (select from credit
                    where property_id > :after and property_id <= :upTo
                      and remaining > 0) as credits,
                (select count(*) > 1 or max(every_months) > 1 from fee_schedule
                    where schedule_set = :set and kind <> 'metered'
                      and valid_from < :nextMonth
                      and (valid_until is null or valid_until > :firstDay)) as many,
                exists (select from billing_run
                    where period = :period and schedule_set = :set
                      and id is distinct from cast(:runId as uuid)) as again
            """;

    /// The schedules by month, before a house has its say; `part` is what their lines have in
    /// common. What is charged once is charged for the whole of its one day.
    private static final String TERM =
            """
            term as materialized (
                select t.*,
                       jsonb_build_object(
                           'kind', 'fee',
                           'feeScheduleId', t.id,
                           'description', t.name,
                           'unit', case t.kind
                               when 'fixed' then 'plot'
                               when 'area_rate' then 'sq_wah'
                               when 'ownership_share' then 'share'
                               else 'item' end,
                           'rate', t.rate,
                           'period', jsonb_build_object('from', t.from_day, 'to', t.until_day - 1))
                       || case when t.until_day - t.from_day = t.month_days then '{}'
                          else jsonb_build_object(
                              'detail', t.until_day - t.from_day || '/' || t.month_days || ' วัน')
                          end as part
                from (
                    select s.id, s.name, s.kind, s.rate, s.land_use, s.while_occupied,
                           s.valid_from as since,
                           m.month,
                           case s.kind when 'one_off' then 1
                               else m.next_month - m.month end as month_days,
                           greatest(s.valid_from, m.month) as from_day,
                           case s.kind when 'one_off' then s.valid_from + 1
                               else least(s.valid_until, m.next_month) end as until_day
                    from (
                        select cast(cast(:firstDay as date) + ahead * interval '1 month' as date)
                        from generate_series(0, :months - 1) as n (ahead)) as run (month)
                    join fee_schedule s
                      on s.schedule_set = :set
                     and s.kind in ('fixed', 'area_rate', 'ownership_share', 'one_off')
                     and s.valid_from < run.month + interval '1 month'
                     and (s.kind <> 'one_off' or s.valid_from >= run.month and :months = 1)
                     and mod(
                         12 * (extract(year from run.month) - extract(year from s.valid_from))
                         + extract(month from run.month) - extract(month from s.valid_from),
                         s.every_months) = 0
                    cross join generate_series(0, s.every_months - 1) as k (later)
                    cross join lateral (values (
                        cast(run.month + later * interval '1 month' as date),
                        cast(run.month + (later + 1) * interval '1 month' as date)))
                        as m (month, next_month)
                    where s.valid_until is null or s.valid_until > m.month) as t
            )\
            """;

    /// What a line has otherwise than its schedule.
    private static final String OTHERWISE =
            """
            || case when d.from_day = t.from_day and d.until_day = t.until_day
                    and d.rate = t.rate then '{}'
               else jsonb_strip_nulls(jsonb_build_object(
                   'rate', d.rate,
                   'period', jsonb_build_object(
                       'from', d.from_day, 'to', d.until_day - 1),
                   'detail', case when d.until_day - d.from_day <> t.month_days
                       then d.until_day - d.from_day || '/' || t.month_days || ' วัน'
                       end)) end\
            """;

    /// What exceptions leave of a rule, and what they add to it. A fee that is owed only while
    /// somebody lives in the house is cut to those days first.
    private static final String EXCEPTED_DAYS =
            """
            cross join lateral (values (case
                when not t.while_occupied then datemultirange(daterange(null, null))
                else coalesce(
                    (select range_agg(daterange(o.from_date, o.until_date)) from house_occupancy o
                     where o.property_id = h.id),
                    (select datemultirange(daterange(null, null)) from property_resident r
                     where r.property_id = h.id limit 1),
                    '{}')
                end)) as l (days)
            cross join lateral (
                select lower(days) as from_day, upper(days) as until_day, t.rate
                from unnest(
                    datemultirange(daterange(s.from_day, s.until_day)) * l.days - coalesce((
                        select range_agg(daterange(e.valid_from, e.valid_until)) from fee_exception e
                        where e.property_id = h.id and e.fee_schedule_id = t.id), '{}')) as days
                where t.land_use is null or t.land_use = h.land_use
                union all
                select greatest(s.from_day, e.valid_from), least(s.until_day, e.valid_until),
                       coalesce(e.rate, t.rate)
                from fee_exception e
                where e.property_id = h.id and e.fee_schedule_id = t.id and e.effect = 'include'
                  and e.valid_from < s.until_day
                  and (e.valid_until is null or e.valid_until > s.from_day)) as d
            """;

    /// Consumption is what went through the meter up to the month's last reading and no living
    /// invoice covers. The schedule is the one in force on the day of that reading.
    private static final String METERED =
            """
            closing as materialized (
                select m.id as meter_id, m.property_id, m.kind, m.serial, h.land_use, r.read_on, r.value,
                       nummultirange(numrange(0, r.total)) - coalesce((
                           select range_agg(b.covered)
                           from meter_billing b
                           join invoice i on i.id = b.invoice_id and i.status <> 'void'
                           where b.meter_id = m.id and b.schedule_set = :set), '{}') as uncovered
                from meter m
                join house h on h.id = m.property_id
                cross join lateral (
                    select read_on, value, total from meter_reading
                    where meter_id = m.id and read_on >= :firstDay and read_on < :nextMonth
                    order by read_on desc limit 1) as r
                where %s
            ), consumed as materialized (
                select c.property_id, c.meter_id, c.uncovered, c.serial, c.read_on, c.value,
                       s.id as schedule_id, s.name, s.valid_from as since,
                       coalesce(e.rate, s.rate) as rate,
                       (select coalesce(sum(upper(u) - lower(u)), 0) from unnest(c.uncovered) as u)
                           as quantity
                from closing c
                join fee_schedule s
                  on s.schedule_set = :set and s.kind = 'metered' and s.meter_kind = c.kind
                 and s.valid_from <= c.read_on
                 and (s.valid_until is null or s.valid_until > c.read_on)
                left join fee_exception e
                  on e.property_id = c.property_id and e.fee_schedule_id = s.id
                 and e.valid_from <= c.read_on
                 and (e.valid_until is null or e.valid_until > c.read_on)
                where coalesce(e.effect = 'include', s.land_use is null or s.land_use = c.land_use)
            ), unread as materialized (
                select distinct m.property_id
                from meter m
                join house h on h.id = m.property_id
                join fee_schedule s
                  on s.schedule_set = :set and s.kind = 'metered' and s.meter_kind = m.kind
                 and s.valid_from < :nextMonth
                 and (s.valid_until is null or s.valid_until > :firstDay)
                 and (s.land_use is null or s.land_use = h.land_use)
                where m.installed_on < :nextMonth
                  and (m.removed_on is null or m.removed_on >= :firstDay)
                  and not exists (
                    select from meter_reading r
                    where r.meter_id = m.id and r.read_on >= :firstDay and r.read_on < :nextMonth)
            ),
            """;

    private static final String METERED_LINES =
            """
                union all
                select property_id, 1, schedule_id, since, read_on,
                       round(quantity * rate, 2), 'metered',
                       jsonb_build_object(
                           'kind', 'metered',
                           'feeScheduleId', schedule_id,
                           'description', name,
                           'detail', serial || ': ' || value || ' (' || read_on || ')',
                           'quantity', quantity,
                           'unit', 'meter_unit',
                           'rate', rate,
                           'period', jsonb_build_object(
                               'from', cast(:firstDay as date),
                               'to', cast(:nextMonth as date) - 1),
                           'amount', round(quantity * rate, 2))
                from consumed
            """;

    private static final String PENALTIES =
            """
            fine as materialized (
                select n.id, n.property_id, n.days_from, n.days_to, n.amount, r.name, i.number
                from penalty n
                join invoice i
                  on i.id = n.invoice_id and i.schedule_set = :set and i.status <> 'void'
                join penalty_rule r on r.id = n.penalty_rule_id
                where n.status = 'assessed' and n.property_id > :after and n.property_id <= :upTo
            ),
            """;

    private static final String PENALTY_LINES =
            """
                union all
                select property_id, 2, id, days_from, days_from, amount, 'penalty',
                       jsonb_build_object(
                           'kind', 'penalty',
                           'penaltyId', id,
                           'description', name,
                           'detail', number,
                           'quantity', 1,
                           'unit', 'item',
                           'rate', amount,
                           'period', jsonb_build_object('from', days_from, 'to', days_to),
                           'amount', amount)
                from fine
            """;

    private static final String GATHERED =
            """
                select property_id,
                       to_jsonb(array_agg(item order by rank, since, source_id, begins)
                           filter (where amount > 0)) as items,
                       sum(amount) as gross,
                       coalesce(sum(amount) filter (where kind = 'penalty'), 0) as penalty
                from line group by property_id\
            """;

    /// A fee: penalties may be many.
    private static final String SINGLE =
            """
                select property_id,
                       case when amount > 0 then jsonb_build_array(item) end as items,
                       amount as gross, cast(0 as numeric) as penalty
                from line\
            """;

    private static final String BILLED =
            """
            left join lateral (
                select true as billed from invoice i
                where i.property_id = h.id and i.period between :period and :lastPeriod
                  and i.schedule_set = :set and i.status <> 'void'
                  and i.billing_run_id is not null
                limit 1) as b on true
            """;

    /// Of the credit of each house, oldest first, as much as the invoice takes.
    private static final String CREDITS =
            """
            , lot as materialized (
                select * from (
                    select c.id, c.property_id, c.payment_id,
                           least(c.remaining, r.gross - (sum(c.remaining) over (
                               partition by c.property_id order by c.id) - c.remaining)) as used
                    from credit c
                    join outcome r on r.id = c.property_id and r.reason is null
                    where c.remaining > 0) as taken
                where used > 0
            ), result as materialized (
                select r.id, r.house_number, r.gross, r.penalty, r.reason,
                       coalesce(u.used, 0) as used,
                       case when u.used is null then r.items
                       else r.items || jsonb_build_object(
                           'kind', 'credit_applied',
                           'description', 'หักจากเงินรับล่วงหน้า',
                           'quantity', 1,
                           'unit', 'item',
                           'rate', -u.used,
                           'amount', -u.used) end as items
                from outcome r
                left join (select property_id, sum(used) as used from lot group by property_id) as u
                  on u.property_id = r.id
            )
            """;

    private static final String NO_CREDITS =
            """
            , result as (select *, cast(0 as numeric) as used from outcome)
            """;

    static ChargeSql of(ResultSet probe, int number) throws SQLException {
        return new ChargeSql(
                probe.getBoolean("terms"),
                probe.getBoolean("exceptions"),
                probe.getBoolean("prepaid"),
                probe.getBoolean("meters"),
                probe.getBoolean("penalties"),
                probe.getBoolean("credits"),
                probe.getBoolean("many"),
                probe.getBoolean("again"));
    }

    /// For one house that pays ahead: fees only, whatever else it has is left to the runs.
    ChargeSql feesOnly() {
        return new ChargeSql(terms, exceptions, false, false, false, false, true, true);
    }

    /// Begins with `with`; more may follow. Columns of `result`: `id`, `house_number`, `items`,
    /// `gross` (before credit), `penalty`, `used` (of the credit), `reason`. If there are credits,
    /// `lot` has what is used of each; if there are meters, `consumed`; if penalties, `fine`.
    String result() {
        return "with "
                + houses()
                + TERM
                + ", "
                + (meters ? METERED.formatted(meteredHouses()) : "")
                + (penalties ? PENALTIES : "")
                + lines()
                + outcome()
                + (credits ? CREDITS : NO_CREDITS);
    }

    private String houses() {
        return """
        house as materialized (
            select p.id, p.house_number, p.land_use, p.area_sq_wah%s%s
            from property p%s
            where p.id > :after and p.id <= :upTo
        ), \
        """
                .formatted(
                        terms ? ", b.billed_from, b.billed_until, b.ownership_share" : "",
                        prepaid
                                ? """
                                , exists (
                                     select from prepayment y
                                     join invoice i on i.id = y.invoice_id and i.status <> 'void'
                                     where y.property_id = p.id and y.schedule_set = :set
                                       and :period between y.first_period and y.last_period) as prepaid
                                """
                                : "",
                        terms ? " left join billing_terms b on b.property_id = p.id" : "");
    }

    private String meteredHouses() {
        return terms
                ? """
                (h.billed_from is null or h.billed_from <= r.read_on)
                and (h.billed_until is null or h.billed_until >= r.read_on)
                """
                : "true";
    }

    private String lines() {
        return """
        line as materialized (
            select h.id as property_id, 0 as rank, t.id as source_id, t.since, d.from_day as begins,
                   a.amount, 'fee' as kind,
                   t.part || jsonb_build_object('quantity', q.quantity, 'amount', a.amount)
                   %s as item
            from house h
            join term t on %s
            cross join lateral (values (%s)) as s (from_day, until_day)
            %s
            cross join lateral (values (%s)) as q (quantity)
            cross join lateral (values (round(%s, 2))) as a (amount)
            where s.from_day < s.until_day%s
        %s%s), \
        """
                .formatted(
                        terms || exceptions ? OTHERWISE : "",
                        (exceptions ? "true" : "(t.land_use is null or t.land_use = h.land_use)")
                                + (terms
                                        ? " and (t.kind <> 'ownership_share'"
                                                + " or h.ownership_share is not null)"
                                        : " and t.kind <> 'ownership_share'"),
                        terms
                                ? "greatest(t.from_day, h.billed_from),"
                                        + " least(t.until_day, h.billed_until)"
                                : "t.from_day, t.until_day",
                        exceptions
                                ? EXCEPTED_DAYS
                                : "cross join lateral (values (s.from_day, s.until_day, t.rate))"
                                        + " as d (from_day, until_day, rate)",
                        """
                        case t.kind when 'area_rate' then h.area_sq_wah %s else 1 end
                        """
                                .formatted(
                                        terms
                                                ? "when 'ownership_share' then round("
                                                        + "h.ownership_share"
                                                        + " / cast(:shareTotal as numeric), 8)"
                                                : ""),
                        amount(),
                        prepaid ? " and (t.kind = 'one_off' or not h.prepaid)" : "",
                        meters ? METERED_LINES : "",
                        penalties ? PENALTY_LINES : "");
    }

    private String amount() {
        var whole =
                "d.rate * q.quantity * (d.until_day - d.from_day) / cast(t.month_days as numeric)";
        return terms
                ? """
                case t.kind when 'ownership_share'
                then d.rate * h.ownership_share * (d.until_day - d.from_day)
                    / (cast(:shareTotal as numeric) * t.month_days)
                else %s end
                """
                        .formatted(whole)
                : whole;
    }

    private String outcome() {
        return """
        charge as materialized (
        %s
        ), outcome as materialized (
            select h.id, h.house_number, c.items, coalesce(c.gross, 0) as gross,
                   coalesce(c.penalty, 0) as penalty,
                   case
                       %s
                       when c.gross > 0 then null
                       %s
                       %s
                       %s
                       when c.gross is not null then 'zero'
                       else 'no_schedule'
                   end as reason
            from house h
            left join charge c on c.property_id = h.id
            %s
        )\
        """
                .formatted(
                        many || exceptions || meters || penalties ? GATHERED : SINGLE,
                        again ? "when b.billed then 'already_billed'" : "",
                        prepaid ? "when h.prepaid then 'prepaid'" : "",
                        terms
                                ? "when h.billed_from >= :nextMonth or h.billed_until <= :firstDay"
                                        + " then 'not_in_terms'"
                                : "",
                        meters
                                ? "when exists (select from unread u where u.property_id = h.id)"
                                        + " then 'no_reading'"
                                : "",
                        again ? BILLED : "");
    }
}
