package io.smartvillage.access.device;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `device_adapter`.
@Component
class DeviceAdapters {

    private static final String SELECT =
            """
            select id, gate_id, kind, serial, asks, status, last_seen_at, last_serial_no, gaps,
                   created_at, updated_at
            from device_adapter
            """;

    private final JdbcClient jdbc;

    DeviceAdapters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false if the village has the device at a gate already
    boolean add(DeviceAdapter adapter, byte[] keyHash) {
        return jdbc.sql(
                                """
                                insert into device_adapter (village_id, id, gate_id, kind, serial, asks,
                                    key_hash, status, created_at, updated_at)
                                values (?, ?, ?, ?, ?, ?, ?, 'active', ?, ?)
                                on conflict (village_id, kind, serial) where status = 'active'
                                do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                adapter.id(),
                                adapter.gateId(),
                                adapter.kind().column(),
                                adapter.serial(),
                                adapter.asks(),
                                keyHash,
                                utc(adapter.createdAt()),
                                utc(adapter.updatedAt()))
                        .update()
                == 1;
    }

    Optional<DeviceAdapter> find(UUID id) {
        return jdbc.sql(SELECT + " where id = ?")
                .param(id)
                .query((row, _) -> adapter(row))
                .optional();
    }

    List<DeviceAdapter> page(UUID after, int limit, Optional<UUID> gateId) {
        return jdbc.sql(
                        SELECT
                                + " where id > :after and (:anyGate or gate_id = :gateId)"
                                + " order by id limit :limit")
                .param("after", after)
                .param("anyGate", gateId.isEmpty())
                .param("gateId", gateId.orElse(after))
                .param("limit", limit)
                .query((row, _) -> adapter(row))
                .list();
    }

    void rotate(UUID id, byte[] keyHash, Instant now) {
        jdbc.sql(
                        """
                        update device_adapter set key_hash = ?, updated_at = ?
                        where id = ? and status = 'active'
                        """)
                .params(keyHash, utc(now), id)
                .update();
    }

    void revoke(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update device_adapter set status = 'revoked', updated_at = ?
                        where id = ? and status = 'active'
                        """)
                .params(utc(now), id)
                .update();
    }

    /// Written at most every ten seconds: a device is heard every few.
    void seen(UUID id, Instant now) {
        jdbc.sql(
                        """
                        update device_adapter set last_seen_at = :now
                        where id = :id
                          and (last_seen_at is null or last_seen_at < :now - interval '10 seconds')
                        """)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /// @param before the number of the event before, as the device says
    void seen(UUID id, long serialNo, long before, Instant now) {
        jdbc.sql(
                        """
                        update device_adapter
                        set last_seen_at = :now,
                            gaps = gaps + greatest(0, :before - coalesce(last_serial_no, :before)),
                            last_serial_no = greatest(coalesce(last_serial_no, :serialNo), :serialNo)
                        where id = :id
                        """)
                .param("now", utc(now))
                .param("id", id)
                .param("serialNo", serialNo)
                .param("before", before)
                .update();
    }

    private static DeviceAdapter adapter(ResultSet row) throws SQLException {
        return new DeviceAdapter(
                row.getObject("id", UUID.class),
                row.getObject("gate_id", UUID.class),
                DeviceKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("serial"),
                row.getBoolean("asks"),
                DeviceStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                instant(row, "last_seen_at"),
                row.getObject("last_serial_no", Long.class),
                row.getLong("gaps"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
