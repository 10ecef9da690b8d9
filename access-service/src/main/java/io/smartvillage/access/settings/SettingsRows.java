package io.smartvillage.access.settings;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `access_settings`, with at most one row per village.
@Repository
class SettingsRows {

    private final JdbcClient jdbc;

    SettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<AccessSettings> find() {
        return jdbc.sql(
                        """
                        select log_retention_months, overstay_grace_minutes, overstay_after_hours,
                               version, updated_at
                        from access_settings
                        """)
                .query((row, _) ->
                        new AccessSettings(
                                row.getInt("log_retention_months"),
                                Duration.ofMinutes(row.getLong("overstay_grace_minutes")),
                                Duration.ofHours(row.getLong("overstay_after_hours")),
                                row.getLong("version"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// @param seen the version to be replaced; 0: none yet
    /// @return whether it was that version
    boolean put(
            int logRetentionMonths,
            Duration overstayGrace,
            Duration overstayAfter,
            long seen,
            UUID by,
            Instant now) {
        return jdbc.sql(
                                """
                                insert into access_settings as s
                                    (village_id, log_retention_months, overstay_grace_minutes,
                                     overstay_after_hours, version, updated_by, updated_at)
                                values (:village, :months, :grace, :after, 1, :by, :now)
                                on conflict (village_id) do update
                                set log_retention_months = excluded.log_retention_months,
                                    overstay_grace_minutes = excluded.overstay_grace_minutes,
                                    overstay_after_hours = excluded.overstay_after_hours,
                                    version = s.version + 1, updated_by = :by, updated_at = :now
                                where s.version = :seen
                                """)
                        .param("village", CurrentVillage.id())
                        .param("months", logRetentionMonths)
                        .param("grace", overstayGrace.toMinutes())
                        .param("after", overstayAfter.toHours())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("seen", seen)
                        .update()
                == 1;
    }
}
