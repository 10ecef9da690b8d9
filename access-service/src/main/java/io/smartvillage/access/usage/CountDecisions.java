package io.smartvillage.access.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Decisions of the gates on the day.
@Component
class CountDecisions implements UsageCount {

    private final JdbcClient jdbc;

    CountDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        return jdbc.sql(
                        """
                        select count(*) as decisions,
                            count(*) filter (where status = 'denied') as refusals
                        from access_log where "timestamp" >= ? and "timestamp" < ?
                        """)
                .params(
                        day.atStartOfDay(timeZone).toOffsetDateTime(),
                        day.plusDays(1).atStartOfDay(timeZone).toOffsetDateTime())
                .query((row, _) ->
                        Map.of(
                                "gateDecisions", row.getLong("decisions"),
                                "gateRefusals", row.getLong("refusals")))
                .single();
    }
}
