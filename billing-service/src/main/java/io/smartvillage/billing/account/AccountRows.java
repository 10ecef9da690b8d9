package io.smartvillage.billing.account;

import io.smartvillage.billing.ledger.PostingKind;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Balances of houses: of now from what is open, of a day from the books.
@Repository
class AccountRows {

    /// What a posting adds to the balance of its house.
    private static final String CHANGE =
            """
            case when l.debit in ('receivable', 'resident_credit') then l.amount else 0 end
            - case when l.credit in ('receivable', 'resident_credit') then l.amount else 0 end
            """;

    private static final String OWED =
            "sum(case when l.debit = 'receivable' then l.amount else -l.amount end)";

    private static final String BUCKETS =
            """
            coalesce(sum(owed) filter (where days <= 0), 0) as current,
            coalesce(sum(owed) filter (where days between 1 and 30), 0) as days_1_to_30,
            coalesce(sum(owed) filter (where days between 31 and 60), 0) as days_31_to_60,
            coalesce(sum(owed) filter (where days between 61 and 90), 0) as days_61_to_90,
            coalesce(sum(owed) filter (where days between 91 and 180), 0) as days_91_to_180,
            coalesce(sum(owed) filter (where days > 180), 0) as days_over_180,
            coalesce(sum(owed), 0) as total
            """;

    private final JdbcClient jdbc;

    AccountRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order of their ids.
    ///
    /// @param of only these houses, if present
    /// @param inArrears only those whose invoices are overdue
    List<HouseAccount> page(
            Optional<UUID> after,
            Optional<List<UUID>> of,
            boolean inArrears,
            LocalDate today,
            int limit) {
        var query =
                jdbc.sql(
                                """
                                select p.id, p.house_number, coalesce(i.owed, 0) as owed,
                                       coalesce(i.overdue, 0) as overdue,
                                       coalesce(c.credit, 0) as credit, i.oldest_due
                                from property p
                                left join lateral (
                                    select sum(balance) as owed,
                                           sum(balance) filter (where due_date < :today) as overdue,
                                           min(due_date) as oldest_due
                                    from invoice
                                    where village_id = p.village_id and property_id = p.id
                                      and status in ('pending', 'partially_paid', 'overdue')
                                ) as i on true
                                left join lateral (
                                    select sum(remaining) as credit from credit
                                    where village_id = p.village_id and property_id = p.id
                                      and remaining > 0
                                ) as c on true
                                where true %s %s %s
                                order by p.id limit :limit
                                """
                                        .formatted(
                                                after.isPresent() ? "and p.id > :after" : "",
                                                of.isPresent() ? "and p.id = any(:of)" : "",
                                                inArrears ? "and i.overdue > 0" : ""))
                        .param("today", today)
                        .param("limit", limit);
        after.ifPresent(id -> query.param("after", id));
        of.ifPresent(houses -> query.param("of", houses.toArray(UUID[]::new)));
        return query.query(AccountRows::account).list();
    }

    Optional<HouseAccount> find(UUID propertyId, LocalDate asOf) {
        return jdbc.sql(
                        """
                        with owed as (
                            select l.invoice_id, %1$s as owed
                            from ledger_posting l
                            where l.property_id = :house and l.booked_on <= :asOf
                              and l.invoice_id is not null
                            group by l.invoice_id
                            having %1$s <> 0
                        )
                        select p.id, p.house_number, o.owed, o.overdue, o.oldest_due,
                               (select coalesce(sum(case when l.credit = 'resident_credit'
                                                         then l.amount else -l.amount end), 0)
                                from ledger_posting l
                                where l.property_id = :house and l.booked_on <= :asOf
                                  and 'resident_credit' in (l.debit, l.credit)) as credit
                        from property p, (
                            select coalesce(sum(owed.owed), 0) as owed,
                                   coalesce(sum(owed.owed) filter (where i.due_date < :asOf), 0)
                                       as overdue,
                                   min(i.due_date) as oldest_due
                            from owed join invoice i on i.id = owed.invoice_id) as o
                        where p.id = :house
                        """
                                .formatted(OWED))
                .param("house", propertyId)
                .param("asOf", asOf)
                .query(AccountRows::account)
                .optional();
    }

    /// Of the end of the day.
    BigDecimal balance(UUID propertyId, LocalDate asOf) {
        return jdbc.sql(
                        """
                        select coalesce(sum(%s), 0) from ledger_posting l
                        where l.property_id = :house and l.booked_on <= :asOf
                        """
                                .formatted(CHANGE))
                .param("house", propertyId)
                .param("asOf", asOf)
                .query(BigDecimal.class)
                .single();
    }

    /// What changed the balance; credit that an invoice takes does not.
    record Change(
            LocalDate on,
            PostingKind kind,
            UUID sourceId,
            BigDecimal amount,
            Optional<String> documentNumber) {}

    List<Change> changes(UUID propertyId, LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        with change as (
                            select l.booked_on, l.source_id,
                                   case when l.kind in ('overpayment', 'placement') then 'payment'
                                        else l.kind end as kind,
                                   sum(%s) as amount, min(l.booked_at) as booked_at,
                                   min(cast(l.id as text)) as place
                            from ledger_posting l
                            where l.property_id = :house and l.booked_on between :from and :to
                            group by 1, 2, 3
                            having sum(%s) <> 0
                        )
                        select change.*, coalesce(i.number, c.number, ci.number, r.number) as number
                        from change
                        left join invoice i on i.id = change.source_id
                        left join invoice_correction c on c.id = change.source_id
                        left join invoice ci on ci.id = c.invoice_id
                        left join receipt r on r.payment_id = change.source_id
                        order by booked_on, booked_at, place
                        """
                                .formatted(CHANGE, CHANGE))
                .param("house", propertyId)
                .param("from", from)
                .param("to", to)
                .query((row, _) ->
                        new Change(
                                row.getObject("booked_on", LocalDate.class),
                                PostingKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getObject("source_id", UUID.class),
                                row.getBigDecimal("amount"),
                                Optional.ofNullable(row.getString("number"))))
                .list();
    }

    /// Houses that owe something, in the order of their ids.
    List<HouseAgeing> ageing(LocalDate asOf, Optional<UUID> after, int limit) {
        var query =
                jdbc.sql(
                                late(after.isPresent() ? "and l.property_id > :after" : "")
                                        + """
                                        select p.id, p.house_number, %s
                                        from late join property p on p.id = late.property_id
                                        group by p.id, p.house_number
                                        order by p.id limit :limit
                                        """
                                                .formatted(BUCKETS))
                        .param("asOf", asOf)
                        .param("limit", limit);
        after.ifPresent(id -> query.param("after", id));
        return query.query((row, _) ->
                        new HouseAgeing(
                                row.getObject("id", UUID.class),
                                row.getString("house_number"),
                                buckets(row)))
                .list();
    }

    AgeingBuckets ageingOfAll(LocalDate asOf) {
        return jdbc.sql(late("") + "select " + BUCKETS + " from late")
                .param("asOf", asOf)
                .query((row, _) -> buckets(row))
                .single();
    }

    private static String late(String houses) {
        return """
        with late as (
            select o.property_id, o.owed, cast(:asOf as date) - i.due_date as days
            from (select l.property_id, l.invoice_id, %1$s as owed
                  from ledger_posting l
                  where l.booked_on <= :asOf and l.invoice_id is not null %2$s
                  group by l.property_id, l.invoice_id
                  having %1$s <> 0) as o
            join invoice i on i.id = o.invoice_id
        )
        """
                .formatted(OWED, houses);
    }

    private static AgeingBuckets buckets(ResultSet row) throws SQLException {
        return new AgeingBuckets(
                row.getBigDecimal("current"),
                row.getBigDecimal("days_1_to_30"),
                row.getBigDecimal("days_31_to_60"),
                row.getBigDecimal("days_61_to_90"),
                row.getBigDecimal("days_91_to_180"),
                row.getBigDecimal("days_over_180"),
                row.getBigDecimal("total"));
    }

    private static HouseAccount account(ResultSet row, int number) throws SQLException {
        var owed = row.getBigDecimal("owed");
        var credit = row.getBigDecimal("credit");
        return new HouseAccount(
                row.getObject("id", UUID.class),
                row.getString("house_number"),
                owed,
                row.getBigDecimal("overdue"),
                credit,
                owed.subtract(credit),
                row.getObject("oldest_due", LocalDate.class));
    }
}
