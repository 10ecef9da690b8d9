package io.smartvillage.billing.ledger;

import io.smartvillage.billing.ledger.TrialBalance.AccountTotal;
import io.smartvillage.platform.web.paging.PageRequest;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows the books.
@Service
public class ReadLedger {

    private final JdbcClient jdbc;

    ReadLedger(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Oldest first.
    @Transactional(readOnly = true)
    public List<BookedPosting> page(PageRequest page, PostingFilter filter) {
        var where = new LinkedHashMap<String, Object>();
        var conditions = new StringBuilder();
        page.after().ifPresent(at -> add(conditions, where, "id > :after", "after", at.id(0)));
        filter.propertyId()
                .ifPresent(id -> add(conditions, where, "property_id = :house", "house", id));
        filter.invoiceId()
                .ifPresent(id ->
                        add(
                                conditions,
                                where,
                                """
                                property_id = (select property_id from invoice where id = :invoice)
                                and invoice_id = :invoice
                                """,
                                "invoice",
                                id));
        filter.kind()
                .ifPresent(kind -> add(conditions, where, "kind = :kind", "kind", kind.column()));
        filter.from().ifPresent(day -> add(conditions, where, "booked_on >= :from", "from", day));
        filter.to().ifPresent(day -> add(conditions, where, "booked_on <= :to", "to", day));
        return jdbc.sql(
                        "select * from ledger_posting where true %s order by id limit :limit"
                                .formatted(conditions))
                .params(where)
                .param("limit", page.fetchSize())
                .query(ReadLedger::posting)
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

    /// Of the end of the day; accounts on which nothing was booked are left out.
    @Transactional(readOnly = true)
    public TrialBalance trialBalance(LocalDate asOf) {
        var accounts =
                jdbc
                        .sql(
                                """
                                select account, sum(moved.debit) as debit, sum(moved.credit) as credit
                                from ledger_posting l
                                cross join lateral (values (l.debit, l.amount, 0),
                                                           (l.credit, 0, l.amount))
                                    as moved (account, debit, credit)
                                where l.booked_on <= ?
                                group by account
                                """)
                        .param(asOf)
                        .query((row, _) -> total(row))
                        .list()
                        .stream()
                        .sorted(Comparator.comparing(AccountTotal::account))
                        .toList();
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
                account(row.getString("account")), debit, credit, debit.subtract(credit));
    }

    private static LedgerAccount account(String column) {
        return LedgerAccount.valueOf(column.toUpperCase(Locale.ROOT));
    }

    private static BookedPosting posting(ResultSet row, int number) throws SQLException {
        return new BookedPosting(
                row.getObject("id", UUID.class),
                row.getObject("booked_on", LocalDate.class),
                row.getObject("booked_at", OffsetDateTime.class).toInstant(),
                PostingKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                account(row.getString("debit")),
                account(row.getString("credit")),
                row.getBigDecimal("amount"),
                row.getObject("property_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getObject("source_id", UUID.class));
    }
}
