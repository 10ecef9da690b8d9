package io.smartvillage.property.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Houses as they are now.
@Component
class CountProperties implements UsageCount {

    private final JdbcClient jdbc;

    CountProperties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        return jdbc.sql(
                        """
                        select count(*) as properties,
                            count(*) filter (where status = 'occupied') as occupied
                        from property
                        """)
                .query((row, _) ->
                        Map.of(
                                "properties", row.getLong("properties"),
                                "occupiedProperties", row.getLong("occupied")))
                .single();
    }
}
