package io.smartvillage.expense.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Expenses written down on the day, and the bytes of all receipts.
@Component
class CountExpenses implements UsageCount {

    private final JdbcClient jdbc;

    CountExpenses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        var expenses =
                jdbc.sql(
                                """
                                select count(*) from expense where created_at >= ? and created_at < ?
                                """)
                        .params(
                                day.atStartOfDay(timeZone).toOffsetDateTime(),
                                day.plusDays(1).atStartOfDay(timeZone).toOffsetDateTime())
                        .query(Long.class)
                        .single();
        var bytes =
                jdbc.sql("select coalesce(sum(size_bytes), 0) from expense_receipt")
                        .query(Long.class)
                        .single();
        return Map.of("expenses", expenses, "storageBytes", bytes);
    }
}
