package io.smartvillage.identity.usage;

import io.smartvillage.platform.villagedirectory.UsageCount;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Active people of the village by role, as they are now.
@Component
class CountPeople implements UsageCount {

    private final JdbcClient jdbc;

    CountPeople(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<String, Long> count(LocalDate day, ZoneId timeZone) {
        return jdbc.sql(
                        """
                        select count(*) filter (where role = 'admin') as admins,
                            count(*) filter (where role = 'staff') as staff,
                            count(*) filter (where role = 'guard') as guards,
                            count(*) filter (where role = 'resident') as residents
                        from village_user where status = 'active'
                        """)
                .query((row, _) ->
                        Map.of(
                                "admins", row.getLong("admins"),
                                "staff", row.getLong("staff"),
                                "guards", row.getLong("guards"),
                                "residents", row.getLong("residents")))
                .single();
    }
}
