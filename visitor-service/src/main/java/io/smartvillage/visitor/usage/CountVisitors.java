package io.smartvillage.visitor.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Visitors registered on the day.
@Component
class CountVisitors implements UsageCount {

    private final JdbcClient jdbc;

    CountVisitors(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        return Map.of(
                "visitors",
                jdbc.sql(
                                """
                                select count(*) from visitor where created_at >= ? and created_at < ?
                                """)
                        .params(
                                day.atStartOfDay(timeZone).toOffsetDateTime(),
                                day.plusDays(1).atStartOfDay(timeZone).toOffsetDateTime())
                        .query(Long.class)
                        .single());
    }
}
