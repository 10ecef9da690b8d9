package io.smartvillage.identity.village;

import io.smartvillage.platform.security.Caller;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `village_settings_change` of the current village.
@Repository
class SettingsChanges {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    SettingsChanges(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /// Writes down the village's settings, by the caller, if they are others than before.
    void add(VillageSettings before, Village village) {
        var settings = village.details().settings();
        var sections = settings.sectionsChangedSince(before);
        if (sections.isEmpty()) {
            return;
        }
        if (isFirst()) {
            insert(
                    village.id(),
                    village.currentVersion() - 1,
                    before,
                    List.of(),
                    null,
                    village.createdAt());
        }
        insert(
                village.id(),
                village.currentVersion(),
                settings,
                sections,
                Caller.current().userId(),
                village.updatedAt());
    }

    /// Latest first.
    List<SettingsChange> page(Optional<Long> before, int limit) {
        return jdbc.sql(
                        """
                        select version, settings, sections, changed_by, changed_at
                        from village_settings_change where version < ?
                        order by version desc limit ?
                        """)
                .params(before.orElse(Long.MAX_VALUE), limit)
                .query(this::change)
                .list();
    }

    private boolean isFirst() {
        return jdbc.sql("select not exists (select from village_settings_change)")
                .query(Boolean.class)
                .single();
    }

    private void insert(
            UUID villageId,
            long version,
            VillageSettings settings,
            List<String> sections,
            @Nullable UUID changedBy,
            Instant changedAt) {
        jdbc.sql(
                        """
                        insert into village_settings_change
                            (village_id, version, settings, sections, changed_by, changed_at)
                        values (:village, :version, :settings::jsonb, :sections::text[], :by, :at)
                        """)
                .param("village", villageId)
                .param("version", version)
                .param("settings", json.writeValueAsString(settings))
                .param("sections", sections.toArray(String[]::new))
                .param("by", changedBy, Types.OTHER)
                .param("at", changedAt.atOffset(ZoneOffset.UTC))
                .update();
    }

    private SettingsChange change(ResultSet row, int index) throws SQLException {
        return new SettingsChange(
                row.getLong("version"),
                json.readValue(row.getString("settings"), VillageSettings.class),
                List.of((String[]) row.getArray("sections").getArray()),
                row.getObject("changed_by", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
