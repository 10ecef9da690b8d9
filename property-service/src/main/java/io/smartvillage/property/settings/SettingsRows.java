package io.smartvillage.property.settings;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `property_settings`, with at most one row per village.
@Repository
class SettingsRows {

    private final JdbcClient jdbc;

    SettingsRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<PropertySettings> find() {
        return jdbc.sql(
                        """
                        select partial_ownership, vehicles, pets, keycards, version, updated_at
                        from property_settings
                        """)
                .query((row, _) ->
                        new PropertySettings(
                                row.getBoolean("partial_ownership"),
                                row.getBoolean("vehicles"),
                                row.getBoolean("pets"),
                                row.getBoolean("keycards"),
                                row.getLong("version"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// @param wanted its version is the one to be replaced; 0: none yet
    /// @return whether it was that version
    boolean put(PropertySettings wanted, UUID by, Instant now) {
        return jdbc.sql(
                                """
                                insert into property_settings as s
                                    (village_id, partial_ownership, vehicles, pets, keycards, version,
                                     updated_by, updated_at)
                                values (:village, :partial, :vehicles, :pets, :keycards, 1, :by, :now)
                                on conflict (village_id) do update
                                set partial_ownership = excluded.partial_ownership,
                                    vehicles = excluded.vehicles, pets = excluded.pets,
                                    keycards = excluded.keycards,
                                    version = s.version + 1, updated_by = :by, updated_at = :now
                                where s.version = :seen
                                """)
                        .param("village", CurrentVillage.id())
                        .param("partial", wanted.partialOwnership())
                        .param("vehicles", wanted.vehicles())
                        .param("pets", wanted.pets())
                        .param("keycards", wanted.keycards())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .param("seen", wanted.version())
                        .update()
                == 1;
    }
}
