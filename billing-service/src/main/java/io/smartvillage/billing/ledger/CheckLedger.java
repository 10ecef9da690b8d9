package io.smartvillage.billing.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rebuilds from the postings, and from the trace of each payment, what the tables say of invoices,
/// credits and payments, and names every difference. Each kind is compared in one statement, so
/// that money which moves meanwhile is no difference.
@Service
public class CheckLedger {

    private static final int MOST_OF_A_KIND = 100;

    /// `dr` is what a posting adds to the invoice's receivable, `other` its other account.
    private static final String INVOICES =
            """
            with booked as (
                select invoice_id as id, sum(dr) as receivable,
                       sum(dr) filter (where kind = 'invoice') as issued,
                       -sum(dr) filter (where other in ('bank', 'cash', 'cheques',
                           'resident_credit', 'unidentified_receipts')) as settled,
                       -sum(dr) filter (where other = 'adjustments'
                           and kind in ('credit_note', 'void')) as credited,
                       sum(dr) filter (where kind = 'debit_note') as debited,
                       -sum(dr) filter (where other in ('bad_debt', 'bad_debt_recovered'))
                           as written_off
                from (
                    select invoice_id, kind,
                           case when debit = 'receivable' then amount else -amount end as dr,
                           case when debit = 'receivable' then credit else debit end as other
                    from ledger_posting
                    where invoice_id is not null %1$s) as posting
                group by invoice_id
            ), traced as (
                select invoice_id as id,
                       sum(amount) filter (where not at_issue) as paid,
                       sum(amount) filter (where not at_issue and component = 'penalty')
                           as penalty_paid,
                       sum(amount) filter (where at_issue) as at_issue,
                       sum(amount) filter (where at_issue and rule = 'credit_at_billing') as taken,
                       -sum(amount) filter (where at_issue and rule = 'released') as given_back
                from allocation
                where invoice_id is not null %1$s
                group by invoice_id
            ), stored as (
                select id, number, amount, balance, paid, penalty_paid, credited, debited,
                       written_off,
                       (select coalesce(sum(cast(item ->> 'amount' as numeric)), 0)
                        from jsonb_array_elements(items) as item) as lines
                from invoice
                where true %1$s
            )
            select v.name as name, coalesce(i.number, cast(b.id as text)) as subject,
                   coalesce(i.id, b.id) as id, coalesce(v.books, 0) as books,
                   coalesce(v.found, 0) as found
            from stored i
            full join booked b on b.id = i.id
            left join traced t on t.id = coalesce(i.id, b.id)
            cross join lateral (values
                ('invoice-lines', i.lines, i.amount),
                ('invoice-issued', b.issued, i.amount + coalesce(t.taken, 0)),
                ('invoice-balance', b.receivable, i.balance),
                ('invoice-paid', t.paid, i.paid),
                ('invoice-penalty-paid', t.penalty_paid, i.penalty_paid),
                ('invoice-settled', b.settled, i.paid + coalesce(t.at_issue, 0)),
                ('invoice-credited', b.credited, i.credited + coalesce(t.given_back, 0)),
                ('invoice-debited', b.debited, i.debited),
                ('invoice-written-off', b.written_off, i.written_off)
            ) as v (name, books, found)
            where coalesce(v.books, 0) <> coalesce(v.found, 0)
            order by 1, 2 limit :limit
            """;

    private static final String HOUSES =
            """
            with booked as (
                select property_id as id,
                       sum(case when credit = 'resident_credit' then amount else -amount end)
                           as credit
                from ledger_posting
                where 'resident_credit' in (debit, credit) %1$s
                group by property_id
            ), stored as (
                select property_id as id, sum(remaining) as credit from credit
                where true %1$s
                group by property_id
            )
            select 'house-credit' as name, coalesce(p.house_number, '') as subject,
                   coalesce(b.id, s.id) as id, coalesce(b.credit, 0) as books,
                   coalesce(s.credit, 0) as found
            from booked b full join stored s on s.id = b.id
            left join property p on p.id = coalesce(b.id, s.id)
            where coalesce(b.credit, 0) <> coalesce(s.credit, 0)
            order by 3 limit :limit
            """;

    private static final String CREDITS =
            """
            with traced as (
                select credit_id as id, sum(amount) as remaining from allocation
                where credit_id is not null %1$s
                group by credit_id
            )
            select 'credit-remaining' as name, cast(c.id as text) as subject, c.id,
                   coalesce(t.remaining, 0) as books, c.remaining as found
            from credit c left join traced t on t.id = c.id
            where coalesce(t.remaining, 0) <> c.remaining %1$s
            order by 3 limit :limit
            """;

    private static final String PAYMENTS =
            """
            with traced as (
                select payment_id as id, sum(amount) as placed from allocation
                where rule <> 'refund' %1$s
                group by payment_id
            )
            select 'payment-allocated' as name, cast(p.id as text) as subject, p.id,
                   case p.status when 'verified' then p.amount else 0 end as books,
                   coalesce(t.placed, 0) as found
            from payment p left join traced t on t.id = p.id
            where coalesce(t.placed, 0) <> case p.status when 'verified' then p.amount else 0 end
              %1$s
            order by 3 limit :limit
            """;

    /// Money on the bank account that nobody has placed is of no payment yet.
    private static final String MONEY =
            """
            with booked as (
                select account, sum(amount) as amount
                from (
                    select case debit when 'unidentified_receipts' then 'bank' else debit end
                               as account, amount
                    from ledger_posting
                    where debit in ('bank', 'cash', 'cheques', 'unidentified_receipts')
                      and kind <> 'refund'
                    union all
                    select case credit when 'unidentified_receipts' then 'bank' else credit end,
                           -amount
                    from ledger_posting
                    where credit in ('bank', 'cash', 'cheques', 'unidentified_receipts')
                      and kind <> 'refund') as moved
                group by account
            ), stored as (
                select case payment_method when 'cash' then 'cash' when 'cheque' then 'cheques'
                       else 'bank' end as account, sum(amount) as amount
                from payment where status = 'verified'
                group by 1
            )
            select 'money' as name, coalesce(b.account, s.account) as subject,
                   cast(null as uuid) as id, coalesce(b.amount, 0) as books,
                   coalesce(s.amount, 0) as found
            from booked b full join stored s on s.account = b.account
            where coalesce(b.amount, 0) <> coalesce(s.amount, 0)
            order by 2 limit :limit
            """;

    /// Each series begins with 1, has as many papers as its highest number, and ends where the next
    /// number begins.
    private static final String NUMBERS =
            """
            with paper as (
                select 'invoice' as kind, number from invoice
                union all
                select 'receipt', number from receipt
                union all
                select kind, number from invoice_correction where number is not null
            ), series as (
                select kind, cast(split_part(number, '-', 2) as int) as year, count(*) as papers,
                       max(cast(split_part(number, '-', 3) as bigint)) as highest
                from paper where number ~ '^[A-Z]+-[0-9]{4}-[0-9]{1,15}$'
                group by 1, 2
            )
            select 'numbers' as name,
                   coalesce(d.kind, s.kind) || ' ' || coalesce(d.year, s.year) as subject,
                   cast(null as uuid) as id, coalesce(d.last, 0) as books, v.found
            from document_number d
            full join series s on s.kind = d.kind and s.year = d.year
            cross join lateral (values (coalesce(s.papers, 0)), (coalesce(s.highest, 0)))
                as v (found)
            where v.found <> coalesce(d.last, 0)
            order by 2 limit :limit
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckLedger(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public LedgerCheck check() {
        var differences = ofHouses("", Optional.empty());
        differences.addAll(differences(MONEY, Optional.empty()));
        differences.addAll(differences(NUMBERS, Optional.empty()));
        return answer(differences);
    }

    /// What can be compared of one house: all but the accounts of the village and its numbers.
    @Transactional(readOnly = true)
    public LedgerCheck check(UUID propertyId) {
        return answer(ofHouses("and property_id = :house", Optional.of(propertyId)));
    }

    private List<LedgerDifference> ofHouses(String which, Optional<UUID> propertyId) {
        var differences = new ArrayList<LedgerDifference>();
        for (var query : List.of(INVOICES, HOUSES, CREDITS, PAYMENTS)) {
            differences.addAll(differences(query.formatted(which), propertyId));
        }
        return differences;
    }

    private LedgerCheck answer(List<LedgerDifference> differences) {
        return new LedgerCheck(clock.instant(), differences.isEmpty(), differences);
    }

    private List<LedgerDifference> differences(String sql, Optional<UUID> propertyId) {
        var query = jdbc.sql(sql).param("limit", MOST_OF_A_KIND);
        propertyId.ifPresent(id -> query.param("house", id));
        return query.query(CheckLedger::difference).list();
    }

    private static LedgerDifference difference(ResultSet row, int number) throws SQLException {
        return new LedgerDifference(
                row.getString("name"),
                row.getString("subject"),
                row.getObject("id", UUID.class),
                row.getBigDecimal("books"),
                row.getBigDecimal("found"));
    }
}
