package io.smartvillage.billing.billingrun;

/// Issues what [ChargeSql] found, in one statement: invoices with numbers in a row, postings,
/// events, and what becomes of penalties, credits and meters.
final class IssueSql {

    private static final String INVOICES =
            """
            , open as materialized (
                select r.*, row_number() over (order by id) as place, uuidv7() as invoice_id
                from result r where reason is null
            ), counter as (
                insert into document_number as n (village_id, kind, year, last)
                select :villageId, 'invoice', :year, count(*) from open having count(*) > 0
                on conflict (village_id, kind, year) do update set last = n.last + excluded.last
                returning last - (select count(*) from open) as before
            ), issued as (
                insert into invoice
                    (village_id, id, property_id, billing_run_id, number, issued_on, schedule_set,
                     letterhead_id, house_number, period, amount, penalty_amount, paid, due_date,
                     status, items, version, created_at, updated_at)
                select :villageId, o.invoice_id, o.id, :runId,
                       'INV-' || :year || '-' || case when n.number < 1000000
                           then lpad(cast(n.number as text), 6, '0') else cast(n.number as text) end,
                       :today, :set, (select letterhead_id from billing_settings), o.house_number,
                       :period, o.gross - o.used, o.penalty, 0, :dueDate,
                       case when o.gross = o.used then 'paid' else 'pending' end,
                       o.items, 0, :now, :now
                from open o, counter c, lateral (values (c.before + o.place)) as n (number)
            ), told as (
                insert into outbox
                    (village_id, id, topic, key, type, payload, common, events, trace_parent,
                     occurred_at)
                select :villageId, uuidv7(), 'billing.invoice.v1',
                       string_agg(cast(invoice_id as text), chr(10)), 'billing.InvoiceIssued',
                       string_agg('{"invoiceId":"' || invoice_id || '","propertyId":"' || id
                           || '","totalSatang":' || cast((gross - used) * 100 as bigint)
                           || '}', chr(10)),
                       jsonb_build_object(
                           'billingRunId', cast(:runId as uuid),
                           'period', cast(:period as text),
                           'dueDate', cast(:dueDate as date),
                           'issuedAt', cast(:nowText as text)),
                       count(*), :traceParent, :now
                from open having count(*) > 0
            )\
            """;

    private static final String BOOKED =
            """
            , booked as (
                insert into ledger_posting
                    (village_id, id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                %s
            )\
            """;

    private static final String FEES =
            """
            select :villageId, invoice_id, cast(:today as date), cast(:now as timestamptz),
                   'invoice', 'receivable', 'fee_income', gross - penalty, id, invoice_id, invoice_id
            from open\
            """;

    private static final String FEES_BESIDE_PENALTIES =
            FEES
                    + """
                     where gross > penalty
                    union all
                    select :villageId, uuidv7(), :today, :now, 'invoice', 'receivable',
                           'penalty_income', penalty, id, invoice_id, invoice_id
                    from open where penalty > 0\
                    """;

    private static final String CREDITS =
            """

            union all
            select :villageId, uuidv7(), :today, :now, 'credit_applied', 'resident_credit',
                   'receivable', used, id, invoice_id, invoice_id
            from open where used > 0\
            """;

    private static final String TAKE_CREDITS =
            """
            , taken as (
                update credit c set remaining = c.remaining - l.used from lot l where c.id = l.id
            ), traced as (
                insert into allocation
                    (village_id, payment_id, property_id, invoice_id, credit_id, component, at_issue,
                     amount, rule, cause_id, created_at)
                select :villageId, l.payment_id, l.property_id, t.invoice_id, t.credit_id,
                       t.component, t.at_issue, t.amount, 'credit_at_billing', o.invoice_id, :now
                from lot l
                join open o on o.id = l.property_id
                cross join lateral (values
                    (cast(null as uuid), l.id, cast(null as text), false, -l.used),
                    (o.invoice_id, null, 'fee', true, l.used))
                    as t (invoice_id, credit_id, component, at_issue, amount)
            )\
            """;

    private static final String BILL_PENALTIES =
            """
            , fined as (
                update penalty n
                set status = 'billed', billed_invoice_id = o.invoice_id, updated_at = :now
                from fine f join open o on o.id = f.property_id
                where n.id = f.id
            )\
            """;

    private static final String COVER_METERS =
            """
            , covered as (
                insert into meter_billing (village_id, meter_id, invoice_id, schedule_set, covered)
                select distinct on (c.meter_id)
                       :villageId, c.meter_id, o.invoice_id, :set, c.uncovered
                from consumed c join open o on o.id = c.property_id
                where c.quantity > 0
                order by c.meter_id
            )\
            """;

    private static final String COUNTS =
            """

            select i.created, i.total, r.*
            from (select count(*) as created, coalesce(sum(gross - used), 0) as total
                  from open) as i,
                 (select count(*) as houses,
                         count(*) filter (where reason = 'already_billed') as already_billed,
                         count(*) filter (where reason = 'no_schedule') as no_schedule,
                         count(*) filter (where reason = 'prepaid') as prepaid,
                         count(*) filter (where reason = 'not_in_terms') as not_in_terms,
                         count(*) filter (where reason = 'no_reading') as no_reading,
                         count(*) filter (where reason = 'zero') as zero
                  from result) as r
            """;

    private IssueSql() {}

    static String of(ChargeSql charges) {
        return charges.result()
                + INVOICES
                + BOOKED.formatted(
                        (charges.penalties() ? FEES_BESIDE_PENALTIES : FEES)
                                + (charges.credits() ? CREDITS : ""))
                + (charges.credits() ? TAKE_CREDITS : "")
                + (charges.penalties() ? BILL_PENALTIES : "")
                + (charges.meters() ? COVER_METERS : "")
                + COUNTS;
    }
}
