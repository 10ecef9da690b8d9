package io.smartvillage.expense.journal;

import io.smartvillage.expense.journal.JournalCheck.Difference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rebuilds from the postings what the tables say of expenses, funds and boxes, and names every
/// difference. Each kind is compared in one statement, so that money which moves meanwhile is no
/// difference.
@Service
public class CheckJournal {

    private static final int MOST_OF_A_KIND = 100;

    /// What is paid stands in the books; what is void, or not yet paid, does not.
    private static final String EXPENSES =
            """
            with booked as (
                select p.source_id as id,
                       sum(moved.amount) filter (where moved.account = 'expense') as price,
                       sum(moved.amount) filter (where moved.account = 'vat') as vat,
                       -sum(moved.amount) filter (where moved.account = 'withholding_payable')
                           as withheld,
                       -sum(moved.amount) filter (where moved.account in
                           ('bank', 'cash', 'petty_cash')) as net,
                       sum(moved.amount) filter (where moved.account = 'payable') as payable
                from journal_posting p
                cross join lateral (values (p.debit, p.amount), (p.credit, -p.amount))
                    as moved (account, amount)
                where p.kind in ('payment', 'void')
                group by 1
            )
            select v.name, coalesce(e.number, cast(coalesce(e.id, b.id) as text)) as subject,
                   coalesce(e.id, b.id) as id, coalesce(v.books, 0) as books,
                   coalesce(v.found, 0) as found
            from (select * from expense where status = 'paid') e
            full join booked b on b.id = e.id
            cross join lateral (values
                ('expense-amount', b.price, e.amount),
                ('expense-vat', b.vat, e.vat_amount),
                ('expense-withheld', b.withheld, e.withheld),
                ('expense-net', b.net, e.net_amount),
                ('expense-payable', b.payable, 0)
            ) as v (name, books, found)
            where coalesce(v.books, 0) <> coalesce(v.found, 0)
            order by 1, 2 limit ?
            """;

    private static final String OPENINGS =
            """
            with booked as (
                select source_id as id,
                       sum(case when credit = 'fund_balance' then amount else -amount end) as amount
                from journal_posting where kind = 'opening_balance' group by 1
            )
            select 'fund-opening' as name, coalesce(f.name, '') as subject,
                   coalesce(f.id, b.id) as id, coalesce(b.amount, 0) as books,
                   coalesce(f.opening_amount, 0) as found
            from fund f full join booked b on b.id = f.id
            where coalesce(b.amount, 0) <> coalesce(f.opening_amount, 0)
            order by 2 limit ?
            """;

    /// Once out of one fund, once into the other.
    private static final String TRANSFERS =
            """
            with moved as (
                select source_id as id, fund_id,
                       sum(case when debit = 'bank' then amount else -amount end) as amount
                from journal_posting where kind = 'fund_transfer' group by 1, 2
            ), stored as (
                select id, number, from_fund_id as fund_id, -amount as amount from fund_transfer
                union all
                select id, number, to_fund_id, amount from fund_transfer
            )
            select 'fund-transfer' as name, coalesce(s.number, cast(m.id as text)) as subject,
                   coalesce(s.id, m.id) as id, coalesce(m.amount, 0) as books,
                   coalesce(s.amount, 0) as found
            from stored s full join moved m on m.id = s.id and m.fund_id = s.fund_id
            where coalesce(m.amount, 0) <> coalesce(s.amount, 0)
            order by 2 limit ?
            """;

    private static final String BOXES =
            """
            with booked as (
                select petty_cash_box_id as id,
                       sum(case when debit = 'petty_cash' then amount else -amount end) as amount
                from journal_posting where petty_cash_box_id is not null group by 1
            ), stored as (
                select b.id, b.name,
                       (select coalesce(sum(amount), 0) from petty_cash_top_up t
                        where t.petty_cash_box_id = b.id)
                       + (select coalesce(sum(difference), 0) from petty_cash_count c
                          where c.petty_cash_box_id = b.id)
                       - (select coalesce(sum(net_amount), 0) from expense e
                          where e.petty_cash_box_id = b.id and e.status = 'paid') as amount
                from petty_cash_box b
            )
            select 'petty-cash' as name, coalesce(s.name, '') as subject,
                   coalesce(s.id, b.id) as id, coalesce(b.amount, 0) as books,
                   coalesce(s.amount, 0) as found
            from stored s full join booked b on b.id = s.id
            where coalesce(b.amount, 0) <> coalesce(s.amount, 0)
            order by 2 limit ?
            """;

    /// Each series begins with 1, has as many papers as its highest number, and ends where the next
    /// number begins.
    private static final String NUMBERS =
            """
            with paper as (
                select number from expense where number is not null
                union all
                select number from fund_transfer
                union all
                select number from petty_cash_top_up
            ), series as (
                select case split_part(number, '-', 1) when 'PV' then 'payment_voucher'
                           when 'PC' then 'petty_cash_voucher' when 'FT' then 'fund_transfer'
                           when 'PT' then 'petty_cash_top_up' end as kind,
                       cast(split_part(number, '-', 2) as int) as year, count(*) as papers,
                       max(cast(split_part(number, '-', 3) as bigint)) as highest
                from paper where number ~ '^(PV|PC|FT|PT)-[0-9]{4}-[0-9]{1,15}$'
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
            order by 2 limit ?
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    CheckJournal(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public JournalCheck check() {
        var differences =
                List.of(EXPENSES, OPENINGS, TRANSFERS, BOXES, NUMBERS).stream()
                        .flatMap(query -> differences(query).stream())
                        .toList();
        return new JournalCheck(clock.instant(), differences.isEmpty(), differences);
    }

    private List<Difference> differences(String query) {
        return jdbc.sql(query).param(MOST_OF_A_KIND).query(CheckJournal::difference).list();
    }

    private static Difference difference(ResultSet row, int number) throws SQLException {
        return new Difference(
                row.getString("name"),
                row.getString("subject"),
                row.getObject("id", UUID.class),
                row.getBigDecimal("books"),
                row.getBigDecimal("found"));
    }
}
