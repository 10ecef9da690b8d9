package io.smartvillage.expense.expense;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the village spent, by category and month of payment. What is not paid, or void, does not
/// count.
@Service
public class SumUpExpenses {

    /// @param amount THB with VAT
    public record CategoryMonth(
            YearMonth month, UUID categoryId, String categoryName, long count, BigDecimal amount) {}

    private final JdbcClient jdbc;

    SumUpExpenses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// By month, then by name; a category without expenses in a month is not listed for it.
    ///
    /// @param to included
    @Transactional(readOnly = true)
    public List<CategoryMonth> between(LocalDate from, LocalDate to) {
        return jdbc.sql(
                        """
                        select date_trunc('month', e.payment_date)::date as month, c.id, c.name,
                               count(*) as count, sum(e.amount + e.vat_amount) as amount
                        from expense e
                        join expense_category c
                          on c.village_id = e.village_id and c.id = e.category_id
                        where e.status = 'paid' and e.payment_date between ? and ?
                        group by 1, c.id, c.name
                        order by 1, lower(c.name)
                        """)
                .params(from, to)
                .query((row, _) ->
                        new CategoryMonth(
                                YearMonth.from(row.getObject("month", LocalDate.class)),
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getLong("count"),
                                row.getBigDecimal("amount")))
                .list();
    }
}
