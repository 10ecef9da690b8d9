package io.smartvillage.billing.penalty;

import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads which invoices are late and what was open of them on each day; keeps how far a village's
/// penalties are assessed.
@Repository
class LateInvoices {

    /// What can have changed since: payments of invoices that are settled by now count from the day
    /// they were made.
    private static final String TO_LOOK_AT =
            """
            (i.status in ('pending', 'partially_paid', 'overdue') or i.updated_at >= :since
             or exists (select from penalty p
                        where p.village_id = i.village_id and p.invoice_id = i.id
                          and p.status = 'assessed'))
            """;

    /// How far an assessment has come, and when it began.
    record Assessed(LocalDate asOf, Instant startedAt) {}

    private final JdbcClient jdbc;
    private final VillageDirectory directory;

    LateInvoices(JdbcClient jdbc, VillageDirectory directory) {
        this.jdbc = jdbc;
        this.directory = directory;
    }

    Optional<Assessed> lastAssessment() {
        return jdbc.sql("select as_of, started_at from penalty_assessment")
                .query((row, _) ->
                        new Assessed(
                                row.getObject("as_of", LocalDate.class),
                                row.getObject("started_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// One of an earlier day changes nothing: it has not looked at all that changed since.
    void assessed(LocalDate asOf, Instant startedAt) {
        jdbc.sql(
                        """
                        insert into penalty_assessment as a (village_id, as_of, started_at)
                        values (:village, :asOf, :startedAt)
                        on conflict (village_id) do update
                            set as_of = excluded.as_of, started_at = excluded.started_at
                            where excluded.as_of >= a.as_of
                        """)
                .param("village", CurrentVillage.id())
                .param("asOf", asOf)
                .param("startedAt", startedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// In the order in which they are locked.
    ///
    /// @param since also those of whose invoices one changed since
    List<UUID> houses(LocalDate asOf, Instant since) {
        return jdbc.sql(
                        """
                        select property_id from invoice
                        where status in ('pending', 'partially_paid', 'overdue')
                          and due_date < :asOf
                        union
                        select property_id from invoice where updated_at >= :since
                        union
                        select property_id from penalty where status = 'assessed'
                        order by property_id
                        """)
                .param("asOf", asOf)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }

    List<LateInvoice> ofHouses(List<UUID> houses, LocalDate asOf, Instant since) {
        var changes = changes(houses, asOf, since);
        var writeOffs = writeOffs(houses);
        return jdbc.sql(
                        """
                        select i.id, i.property_id, i.due_date, i.amount - i.penalty_amount as fee,
                               i.status, h.land_use
                        from invoice i
                        join property h on h.village_id = i.village_id and h.id = i.property_id
                        where i.property_id in (:houses) and i.due_date < :asOf and
                        """
                                + TO_LOOK_AT
                                + " order by i.property_id, i.due_date, i.id")
                .param("houses", houses)
                .param("asOf", asOf)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> {
                    var id = row.getObject("id", UUID.class);
                    return new LateInvoice(
                            id,
                            row.getObject("property_id", UUID.class),
                            LandUse.valueOf(row.getString("land_use").toUpperCase(Locale.ROOT)),
                            row.getString("status").equals("void"),
                            new FeeTimeline(
                                    row.getObject("due_date", LocalDate.class),
                                    row.getBigDecimal("fee"),
                                    changes.getOrDefault(id, new TreeMap<>()),
                                    writeOffs.get(id)));
                })
                .list();
    }

    /// A payment counts on the day it was made, a reversed one never: it was no money. What an
    /// invoice gave back, and notes, count on the day of the act. Credit taken at issue is in the
    /// amount already.
    private Map<UUID, NavigableMap<LocalDate, BigDecimal>> changes(
            List<UUID> houses, LocalDate asOf, Instant since) {
        var changes = new HashMap<UUID, NavigableMap<LocalDate, BigDecimal>>();
        jdbc.sql(
                        """
                        with late as (
                            select i.village_id, i.id from invoice i
                            where i.property_id in (:houses) and i.due_date < :asOf and
                        """
                                + TO_LOOK_AT
                                + """
                                )
                                select invoice_id, day, sum(amount) as amount
                                from (
                                    select a.invoice_id,
                                           case when a.amount > 0 then p.payment_date
                                                else cast(a.created_at at time zone :zone as date)
                                           end as day,
                                           -a.amount as amount
                                    from late l
                                    join allocation a
                                      on a.village_id = l.village_id and a.invoice_id = l.id
                                    join payment p
                                      on p.village_id = a.village_id and p.id = a.payment_id
                                    where p.status = 'verified' and a.component = 'fee'
                                      and not a.at_issue
                                    union all
                                    select c.invoice_id, c.issued_on,
                                           (case c.kind when 'debit_note' then 1 else -1 end)
                                               * (c.amount - abs(coalesce((
                                                   select sum(cast(line ->> 'amount' as numeric))
                                                   from jsonb_array_elements(c.items) as line
                                                   where line ->> 'kind' = 'penalty'), 0)))
                                    from late l
                                    join invoice_correction c
                                      on c.village_id = l.village_id and c.invoice_id = l.id
                                    where c.kind in ('credit_note', 'debit_note')
                                ) as moves
                                group by invoice_id, day
                                """)
                .param("houses", houses)
                .param("asOf", asOf)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("zone", directory.timeZone().getId())
                .query(row -> {
                    changes.computeIfAbsent(
                                    row.getObject("invoice_id", UUID.class), _ -> new TreeMap<>())
                            .put(
                                    row.getObject("day", LocalDate.class),
                                    row.getBigDecimal("amount"));
                });
        return changes;
    }

    private Map<UUID, LocalDate> writeOffs(List<UUID> houses) {
        var writeOffs = new HashMap<UUID, LocalDate>();
        jdbc.sql(
                        """
                        select invoice_id, min(issued_on) as day from invoice_correction
                        where property_id in (:houses) and kind = 'write_off'
                        group by invoice_id
                        """)
                .param("houses", houses)
                .query(row -> {
                    writeOffs.put(
                            row.getObject("invoice_id", UUID.class),
                            row.getObject("day", LocalDate.class));
                });
        return writeOffs;
    }
}
