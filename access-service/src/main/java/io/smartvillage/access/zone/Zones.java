package io.smartvillage.access.zone;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `zone`.
@Repository
class Zones {

    private final JdbcClient jdbc;

    Zones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false if the village has a zone of that name; nothing was stored
    boolean add(UUID id, ZoneDetails details, Instant now) {
        return jdbc.sql(
                                """
                                insert into zone (village_id, id, name, anti_passback, visitors_allowed,
                                                  version, created_at, updated_at)
                                values (?, ?, ?, ?, ?, 0, ?, ?) on conflict (village_id, name) do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                id,
                                details.name(),
                                details.antiPassback(),
                                details.visitorsAllowed(),
                                utc(now),
                                utc(now))
                        .update()
                == 1;
    }

    Optional<Zone> find(UUID id) {
        return jdbc.sql("select * from zone where id = ?")
                .param(id)
                .query((row, _) -> zone(row))
                .optional();
    }

    /// The row stays locked until the transaction ends.
    Optional<Zone> findAndLock(UUID id) {
        return jdbc.sql("select * from zone where id = ? for update")
                .param(id)
                .query((row, _) -> zone(row))
                .optional();
    }

    /// In the order in which they were added.
    List<Zone> page(UUID after, int limit) {
        return jdbc.sql("select * from zone where id > ? order by id limit ?")
                .params(after, limit)
                .query((row, _) -> zone(row))
                .list();
    }

    boolean existsByName(String name) {
        return jdbc.sql("select exists (select from zone where name = ?)")
                .param(name)
                .query(Boolean.class)
                .single();
    }

    Zone change(UUID id, ZoneDetails details, Instant now) {
        return jdbc.sql(
                        """
                        update zone set name = ?, anti_passback = ?, visitors_allowed = ?,
                                        version = version + 1, updated_at = ?
                        where id = ? returning *
                        """)
                .params(
                        details.name(),
                        details.antiPassback(),
                        details.visitorsAllowed(),
                        utc(now),
                        id)
                .query((row, _) -> zone(row))
                .single();
    }

    /// Its gates have the new name already (`on update cascade`): whoever saw them with the old one
    /// is to look again.
    void touchGatesOf(String name, Instant now) {
        jdbc.sql("update gate set version = version + 1, updated_at = ? where zone = ?")
                .params(utc(now), name)
                .update();
    }

    boolean isInUse(Zone zone) {
        return jdbc.sql(
                        """
                        select exists (select from gate where zone = ?)
                            or exists (select from credential where ? = any (zone_ids) and status <> 'revoked')
                        """)
                .params(zone.details().name(), zone.id())
                .query(Boolean.class)
                .single();
    }

    /// Nobody is in a zone that is not there.
    void remove(UUID id) {
        jdbc.sql("delete from presence where zone_id = ?").param(id).update();
        jdbc.sql("delete from zone where id = ?").param(id).update();
    }

    private static Zone zone(ResultSet row) throws SQLException {
        return new Zone(
                row.getObject("id", UUID.class),
                new ZoneDetails(
                        row.getString("name"),
                        row.getBoolean("anti_passback"),
                        row.getBoolean("visitors_allowed")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
