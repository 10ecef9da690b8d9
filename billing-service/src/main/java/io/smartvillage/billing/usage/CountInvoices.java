package io.smartvillage.billing.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Invoices of the day, and the bytes of all slips.
@Component
class CountInvoices implements UsageCount {

    private final JdbcClient jdbc;

    CountInvoices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        var invoices =
                jdbc.sql(
                                """
                                select count(*) from invoice where created_at >= ? and created_at < ?
                                """)
                        .params(
                                day.atStartOfDay(timeZone).toOffsetDateTime(),
                                day.plusDays(1).atStartOfDay(timeZone).toOffsetDateTime())
                        .query(Long.class)
                        .single();
        var bytes =
                jdbc.sql("select coalesce(sum(slip_size_bytes), 0) from payment")
                        .query(Long.class)
                        .single();
        return Map.of("invoices", invoices, "storageBytes", bytes);
    }
}
