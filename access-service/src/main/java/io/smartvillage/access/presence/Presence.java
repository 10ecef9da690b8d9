package io.smartvillage.access.presence;

import io.smartvillage.access.settings.AccessSettings;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads the table `presence`, which decisions write.
@Component
class Presence {

    private static final String OVERDUE_FROM =
            """
            least(p.expected_until + make_interval(mins => coalesce(s.overstay_grace_minutes, :grace)),
                  case when p.subject_kind = 'pass'
                      then p.since + make_interval(hours => coalesce(s.overstay_after_hours, :after)) end)\
            """;

    private static final String STAYS =
            """
            select p.subject_id, p.subject_kind, p.zone_id, z.name as zone, p.gate_id, p.property_id,
                   p.user_id, p.since, p.expected_until, %s as too_long_from
            from presence p
            join zone z on z.village_id = p.village_id and z.id = p.zone_id
            left join access_settings s on s.village_id = p.village_id
            where p.inside
            """
                    .formatted(OVERDUE_FROM);

    /// A stay and the village where it is told.
    record Overstay(UUID villageId, Stay stay) {}

    private final JdbcClient jdbc;

    Presence(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The latest first.
    ///
    /// @param houses of somebody who sees no more than what is their own
    List<Stay> page(PageRequest page, PresenceFilter filter, Optional<List<UUID>> houses) {
        var sql = new StringBuilder(STAYS);
        var values = values();
        filter.zoneId().ifPresent(id -> add(sql, values, "p.zone_id = :zoneId", "zoneId", id));
        filter.propertyId()
                .ifPresent(id -> add(sql, values, "p.property_id = :propertyId", "propertyId", id));
        filter.kind()
                .ifPresent(kind ->
                        add(
                                sql,
                                values,
                                "p.subject_kind = :kind",
                                "kind",
                                kind.name().toLowerCase(Locale.ROOT)));
        only(houses, sql, values);
        after(page, "<", sql, values);
        sql.append(" order by p.since desc, p.subject_id desc, p.zone_id desc limit :limit");
        return stays(sql, values);
    }

    /// The longest first.
    List<Stay> overstays(PageRequest page, Instant now, Optional<List<UUID>> houses) {
        var sql = new StringBuilder(STAYS);
        var values = values();
        add(sql, values, OVERDUE_FROM + " < :now", "now", now.atOffset(ZoneOffset.UTC));
        only(houses, sql, values);
        after(page, ">", sql, values);
        sql.append(" order by p.since, p.subject_id, p.zone_id limit :limit");
        return stays(sql, values);
    }

    /// Of every zone.
    List<ZoneCount> counts() {
        return jdbc.sql(
                        """
                        select z.id, z.name,
                               count(*) filter (where p.subject_kind = 'pass') as passes,
                               count(*) filter (where p.subject_kind = 'credential') as credentials
                        from zone z
                        left join presence p on p.village_id = z.village_id and p.zone_id = z.id and p.inside
                        group by z.id, z.name order by z.name
                        """)
                .query((row, _) ->
                        new ZoneCount(
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getLong("passes"),
                                row.getLong("credentials")))
                .list();
    }

    /// Of all villages, under the role for jobs: who stays too long and was not told in this stay.
    /// It counts as told from here on.
    List<Overstay> tell(Instant now, int limit) {
        return jdbc.sql(
                        """
                        with due as (
                            select p.village_id, p.zone_id, p.subject_id, %s as too_long_from
                            from presence p
                            left join access_settings s on s.village_id = p.village_id
                            where p.inside and (p.overstay_told_at is null or p.overstay_told_at < p.since)
                              and %s < :now
                            order by p.since limit :limit
                            for update of p skip locked)
                        update presence p set overstay_told_at = :now
                        from due
                        where p.village_id = due.village_id and p.zone_id = due.zone_id
                          and p.subject_id = due.subject_id
                        returning p.village_id, p.subject_id, p.subject_kind, p.zone_id, '' as zone,
                                  p.gate_id, p.property_id, p.user_id, p.since, p.expected_until,
                                  due.too_long_from
                        """
                                .formatted(OVERDUE_FROM, OVERDUE_FROM))
                .params(values())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query((row, _) -> new Overstay(row.getObject("village_id", UUID.class), stay(row)))
                .list();
    }

    /// Of all villages, under the role for jobs. Rows that a decision holds are left alone: it must
    /// not wait for this, and never for each other.
    ///
    /// @return how many
    int forgetOutsideSince(Instant before, int limit) {
        return jdbc.sql(
                        """
                        with old as (
                            select village_id, zone_id, subject_id from presence
                            where not inside and since < ? limit ? for update skip locked)
                        delete from presence p using old
                        where p.village_id = old.village_id and p.zone_id = old.zone_id
                          and p.subject_id = old.subject_id
                        """)
                .params(before.atOffset(ZoneOffset.UTC), limit)
                .update();
    }

    private List<Stay> stays(StringBuilder sql, Map<String, Object> values) {
        return jdbc.sql(sql.toString()).params(values).query((row, _) -> stay(row)).list();
    }

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("grace", (int) AccessSettings.DEFAULT.overstayGrace().toMinutes());
        values.put("after", (int) AccessSettings.DEFAULT.overstayAfter().toHours());
        return values;
    }

    private static void only(
            Optional<List<UUID>> houses, StringBuilder sql, Map<String, Object> values) {
        houses.ifPresent(ids ->
                add(
                        sql,
                        values,
                        "p.property_id = any(:houses)",
                        "houses",
                        ids.toArray(UUID[]::new)));
    }

    private static void after(
            PageRequest page, String comparison, StringBuilder sql, Map<String, Object> values) {
        values.put("limit", page.fetchSize());
        page.after()
                .ifPresent(cursor -> {
                    sql.append(
                            " and (p.since, p.subject_id, p.zone_id) %s (:seenSince, :seenSubject, :seenZone)"
                                    .formatted(comparison));
                    values.put("seenSince", cursor.instant(0).atOffset(ZoneOffset.UTC));
                    values.put("seenSubject", cursor.id(1));
                    values.put("seenZone", cursor.id(2));
                });
    }

    private static void add(
            StringBuilder sql,
            Map<String, Object> values,
            String condition,
            String name,
            Object value) {
        sql.append(" and ").append(condition);
        values.put(name, value);
    }

    private static Stay stay(ResultSet row) throws SQLException {
        return new Stay(
                row.getObject("subject_id", UUID.class),
                SubjectKind.valueOf(row.getString("subject_kind").toUpperCase(Locale.ROOT)),
                row.getObject("zone_id", UUID.class),
                row.getString("zone"),
                row.getObject("gate_id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                instant(row, "expected_until"),
                instant(row, "too_long_from"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
