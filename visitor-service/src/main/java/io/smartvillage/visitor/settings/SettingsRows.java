package io.smartvillage.visitor.settings;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `visitor_settings`, with at most one row per village.
@Repository
class SettingsRows {

    private final JdbcClient jdbc;

    SettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<VisitorSettings> find() {
        return jdbc.sql(
                        """
                        select shortest_code_length, longest_visit_days, longest_delivery_hours,
                               walk_in_timeout_seconds, walk_in_pass_minutes,
                               overstay_grace_minutes, retention_days, version, updated_at
                        from visitor_settings
                        """)
                .query((row, _) -> settings(row))
                .optional();
    }

    /// @param seen the version to be replaced; 0: none yet
    /// @return whether it was that version
    boolean put(VisitorSettingsTerms terms, long seen, UUID by, Instant now) {
        return jdbc.sql(
                                """
                                insert into visitor_settings as s
                                    (village_id, shortest_code_length, longest_visit_days,
                                     longest_delivery_hours, walk_in_timeout_seconds,
                                     walk_in_pass_minutes, overstay_grace_minutes, retention_days,
                                     version, updated_by, updated_at)
                                values (:village, :codeLength, :visitDays, :deliveryHours,
                                        :walkInTimeout, :walkInPass, :grace, :retention,
                                        1, :by, :now)
                                on conflict (village_id) do update
                                set shortest_code_length = excluded.shortest_code_length,
                                    longest_visit_days = excluded.longest_visit_days,
                                    longest_delivery_hours = excluded.longest_delivery_hours,
                                    walk_in_timeout_seconds = excluded.walk_in_timeout_seconds,
                                    walk_in_pass_minutes = excluded.walk_in_pass_minutes,
                                    overstay_grace_minutes = excluded.overstay_grace_minutes,
                                    retention_days = excluded.retention_days,
                                    version = s.version + 1, updated_by = :by, updated_at = :now
                                where s.version = :seen
                                """)
                        .param("village", CurrentVillage.id())
                        .param("codeLength", terms.shortestCodeLength())
                        .param("visitDays", terms.longestVisitDays())
                        .param("deliveryHours", terms.longestDeliveryHours())
                        .param("walkInTimeout", terms.walkInTimeoutSeconds())
                        .param("walkInPass", terms.walkInPassMinutes())
                        .param("grace", terms.overstayGraceMinutes())
                        .param("retention", terms.retentionDays())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("seen", seen)
                        .update()
                == 1;
    }

    private static VisitorSettings settings(ResultSet row) throws SQLException {
        return new VisitorSettings(
                new VisitorSettingsTerms(
                        row.getInt("shortest_code_length"),
                        row.getInt("longest_visit_days"),
                        row.getInt("longest_delivery_hours"),
                        row.getInt("walk_in_timeout_seconds"),
                        row.getInt("walk_in_pass_minutes"),
                        row.getInt("overstay_grace_minutes"),
                        row.getInt("retention_days")),
                row.getLong("version"),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
