package io.smartvillage.expense.journal;

import io.smartvillage.expense.journal.TrialBalance.AccountTotal;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows the books.
@Service
public class ReadJournal {

    private final JdbcClient jdbc;

    ReadJournal(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order in which they were booked.
    @Transactional(readOnly = true)
    public List<BookedPosting> page(PageRequest page, JournalFilter filter) {
        var where = new LinkedHashMap<String, Object>();
        var conditions = new StringBuilder();
        page.after().ifPresent(at -> add(conditions, where, "id > :after", "after", at.id(0)));
        filter.fundId().ifPresent(id -> add(conditions, where, "fund_id = :fund", "fund", id));
        filter.sourceId()
                .ifPresent(id -> add(conditions, where, "source_id = :source", "source", id));
        filter.kind()
                .ifPresent(kind -> add(conditions, where, "kind = :kind", "kind", kind.column()));
        filter.from().ifPresent(day -> add(conditions, where, "entry_date >= :from", "from", day));
        filter.to().ifPresent(day -> add(conditions, where, "entry_date <= :to", "to", day));
        return jdbc.sql(
                        "select * from journal_posting where true %s order by id limit :limit"
                                .formatted(conditions))
                .params(where)
                .param("limit", page.fetchSize())
                .query(ReadJournal::posting)
                .list();
    }

    private static void add(
            StringBuilder conditions,
            Map<String, Object> where,
            String condition,
            String name,
            Object value) {
        conditions.append(" and ").append(condition);
        where.put(name, value);
    }

    /// Of the end of the day, per fund; accounts on which nothing was booked are left out.
    @Transactional(readOnly = true)
    public TrialBalance trialBalance(LocalDate asOf) {
        var accounts =
                jdbc.sql(
                                """
                                select p.fund_id, moved.account, sum(moved.debit) as debit,
                                       sum(moved.credit) as credit
                                from journal_posting p
                                cross join lateral (values (p.debit, p.amount, 0),
                                                           (p.credit, 0, p.amount))
                                    as moved (account, debit, credit)
                                where p.entry_date <= ?
                                group by 1, 2 order by 1, 2
                                """)
                        .param(asOf)
                        .query((row, _) -> total(row))
                        .list();
        return new TrialBalance(
                asOf,
                accounts,
                sum(accounts, AccountTotal::debit),
                sum(accounts, AccountTotal::credit));
    }

    private static BigDecimal sum(
            List<AccountTotal> accounts, Function<AccountTotal, BigDecimal> side) {
        return accounts.stream().map(side).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static AccountTotal total(ResultSet row) throws SQLException {
        var debit = row.getBigDecimal("debit");
        var credit = row.getBigDecimal("credit");
        return new AccountTotal(
                row.getObject("fund_id", UUID.class),
                JournalAccount.of(row.getString("account")),
                debit,
                credit,
                debit.subtract(credit));
    }

    private static BookedPosting posting(ResultSet row, int number) throws SQLException {
        return new BookedPosting(
                row.getObject("id", UUID.class),
                row.getObject("entry_date", LocalDate.class),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                JournalKind.of(row.getString("kind")),
                JournalAccount.of(row.getString("debit")),
                JournalAccount.of(row.getString("credit")),
                row.getBigDecimal("amount"),
                row.getObject("fund_id", UUID.class),
                row.getObject("category_id", UUID.class),
                row.getObject("vendor_id", UUID.class),
                row.getObject("petty_cash_box_id", UUID.class),
                row.getObject("source_id", UUID.class));
    }
}
