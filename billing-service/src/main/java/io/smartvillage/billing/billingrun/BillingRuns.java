package io.smartvillage.billing.billingrun;

import io.micrometer.tracing.Tracer;
import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRun.Skipped;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `billing_run`, and the one statement that bills a month.
@Repository
class BillingRuns {

    private static final String COLUMNS =
            "id, period, due_date, created, already_billed, no_schedule, total, started_by,"
                    + " created_at";

    /// Rounds each line half up to the satang; an invoice is the sum of its lines. The invoices,
    /// their events and the run itself appear together or not at all.
    private static final String BILL =
            """
            with charge as materialized (
                select p.village_id, p.id as property_id, p.house_number,
                       jsonb_agg(
                           jsonb_build_object(
                               'kind', 'fee',
                               'feeScheduleId', s.id,
                               'description', s.name,
                               'quantity', q.quantity,
                               'unit', q.unit,
                               'rate', s.rate,
                               'period', jsonb_build_object(
                                   'from', cast(:firstDay as date), 'to', cast(:lastDay as date)),
                               'amount', round(q.quantity * s.rate, 2))
                           order by s.valid_from, s.id) as items,
                       sum(round(q.quantity * s.rate, 2)) as amount
                from property p
                join fee_schedule s
                  on s.valid_from <= :firstDay
                 and (s.valid_until is null or s.valid_until > :firstDay)
                 and (s.land_use is null or s.land_use = p.land_use)
                cross join lateral (values (
                    case s.kind when 'fixed' then 1 else p.area_sq_wah end,
                    case s.kind when 'fixed' then 'plot' else 'sq_wah' end)) as q (quantity, unit)
                group by p.village_id, p.id, p.house_number
                having sum(round(q.quantity * s.rate, 2)) > 0
            ), open as materialized (
                select c.*, row_number() over (order by property_id) as place
                from charge c
                where not exists (
                    select from invoice i
                    where i.property_id = c.property_id and i.period = :period
                      and i.schedule_set = 'common' and i.status <> 'void'
                      and i.billing_run_id is not null)
            ), counter as (
                insert into document_number as n (village_id, kind, year, last)
                select :villageId, 'invoice', :year, count(*) from open having count(*) > 0
                on conflict (village_id, kind, year) do update set last = n.last + excluded.last
                returning last - (select count(*) from open) as before
            ), issued as (
                insert into invoice
                    (village_id, id, property_id, billing_run_id, number, issued_on, house_number,
                     period, amount, paid, due_date, status, items, version, created_at, updated_at)
                select village_id, uuidv7(), property_id, :id,
                       'INV-' || :year || '-' || lpad(cast(before + place as text), 6, '0'), :today,
                       house_number, :period, amount, 0, :dueDate, 'pending', items, 0, :now, :now
                from open, counter
                returning village_id, id, property_id, amount
            ), booked as (
                insert into ledger_posting
                    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                select village_id, :today, :now, 'invoice', 'receivable', 'fee_income', amount,
                       property_id, id, id
                from issued
            ), told as (
                insert into outbox
                    (village_id, id, topic, key, type, payload, trace_parent, occurred_at)
                select village_id, uuidv7(), 'billing.invoice.v1', id, 'billing.InvoiceIssued',
                       jsonb_build_object(
                           'invoiceId', id,
                           'propertyId', property_id,
                           'billingRunId', cast(:id as uuid),
                           'period', cast(:period as text),
                           'dueDate', cast(:dueDate as date),
                           'totalSatang', cast(amount * 100 as bigint),
                           'issuedAt', cast(:nowText as text)),
                       :traceParent, :now
                from issued
            )
            insert into billing_run
                (village_id, id, period, due_date, created, already_billed, no_schedule, total,
                 started_by, created_at)
            select :villageId, :id, :period, :dueDate, i.invoices, c.houses - i.invoices,
                   p.houses - c.houses, i.total, :startedBy, :now
            from (select count(*) as invoices, coalesce(sum(amount), 0) as total from issued) as i,
                 (select count(*) as houses from charge) as c,
                 (select count(*) as houses from property) as p
            returning
            """
                    + COLUMNS;

    private final JdbcClient jdbc;
    private final ObjectProvider<Tracer> tracer;

    BillingRuns(JdbcClient jdbc, ObjectProvider<Tracer> tracer) {
        this.jdbc = jdbc;
        this.tracer = tracer;
    }

    /// Lets the village's runs happen one after the other, until the transaction ends.
    void awaitTurn() {
        jdbc.sql("select count(*) from pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param("billing-run " + CurrentVillage.id())
                .query(Long.class)
                .single();
    }

    BillingRun bill(
            UUID id,
            YearMonth period,
            LocalDate dueDate,
            UUID startedBy,
            LocalDate today,
            Instant now) {
        return jdbc.sql(BILL)
                .param("villageId", CurrentVillage.id())
                .param("id", id)
                .param("period", period.toString())
                .param("firstDay", period.atDay(1))
                .param("lastDay", period.atEndOfMonth())
                .param("today", today)
                .param("year", DocumentNumbers.yearOf(today))
                .param("dueDate", dueDate)
                .param("startedBy", startedBy)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("nowText", now.toString())
                .param("traceParent", traceParent())
                .query(BillingRuns::row)
                .single();
    }

    Optional<BillingRun> findById(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from billing_run where id = ?")
                .param(id)
                .query(BillingRuns::row)
                .optional();
    }

    /// @param before only older ones than this one
    List<BillingRun> newestFirst(Optional<UUID> before, Optional<String> period, int limit) {
        var query =
                jdbc.sql(
                                """
                                select %s from billing_run
                                where true %s %s
                                order by id desc limit :limit
                                """
                                        .formatted(
                                                COLUMNS,
                                                before.isPresent() ? "and id < :before" : "",
                                                period.isPresent() ? "and period = :period" : ""))
                        .param("limit", limit);
        before.ifPresent(id -> query.param("before", id));
        period.ifPresent(month -> query.param("period", month));
        return query.query(BillingRuns::row).list();
    }

    private @Nullable String traceParent() {
        var found = tracer.getIfAvailable();
        var span = found == null ? null : found.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(
                        context.traceId(),
                        context.spanId(),
                        Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }

    private static BillingRun row(ResultSet row, int number) throws SQLException {
        return new BillingRun(
                row.getObject("id", UUID.class),
                row.getString("period"),
                row.getObject("due_date", LocalDate.class),
                row.getLong("created"),
                Stream.of(
                                new Skipped(Reason.ALREADY_BILLED, row.getLong("already_billed")),
                                new Skipped(Reason.NO_SCHEDULE, row.getLong("no_schedule")))
                        .filter(skipped -> skipped.count() > 0)
                        .toList(),
                row.getBigDecimal("total"),
                row.getObject("started_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
