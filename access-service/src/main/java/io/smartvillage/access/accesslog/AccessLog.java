package io.smartvillage.access.accesslog;

import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The table `access_log`: rows are added and read, never changed.
@Component
public class AccessLog {

    private static final String COLUMNS =
            """
            id, property_id, user_id, "timestamp", direction, access_method, status, created_at,
            gate_id, reason, manual_reason, pass_id, credential_id, decided_by, device_time, nonce,
            rules_version, source, over_use
            """;

    private static final String LATEST_FIRST = "order by \"timestamp\" desc, id desc limit :limit";

    static final String CAME_AFTER =
            """
            select %s from access_log
            where created_at >= :from and (created_at, id) > (:from, :beyond)
              and "timestamp" >= :happened
            order by created_at, id limit :limit
            """
                    .formatted(COLUMNS);

    private static final int ROWS_AT_A_TIME = 1000;

    /// Devices report what they decided by themselves; the gates' own clocks may be off by a day.
    private static final Duration REPORTED_WITHIN = Duration.ofHours(25);

    private static final UUID LAST_ID = UUID.fromString("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private final JdbcClient jdbc;

    AccessLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Optional<AccessLogEntry> find(Instant timestamp, UUID id) {
        return jdbc.sql(
                        "select %s from access_log where \"timestamp\" = ? and id = ?"
                                .formatted(COLUMNS))
                .params(LogConditions.utc(timestamp), id)
                .query((row, _) -> entry(row))
                .optional();
    }

    /// The latest first.
    @Transactional(readOnly = true)
    public List<AccessLogEntry> page(PageRequest page, AccessLogFilter filter) {
        var conditions = conditions(page, filter);
        return jdbc.sql(pageSql(conditions))
                .params(conditions.values())
                .param("limit", page.fetchSize())
                .query((row, _) -> entry(row))
                .list();
    }

    /// The latest first, of what is the person's own or their houses'. Each part has an index that
    /// gives it in this order; a condition with `or` has none.
    @Transactional(readOnly = true)
    public List<AccessLogEntry> pageOf(
            UUID person, List<UUID> houses, PageRequest page, AccessLogFilter filter) {
        var conditions = conditions(page, filter);
        return jdbc.sql(pageOfSql(conditions))
                .params(conditions.values())
                .param("person", person)
                .param("houses", houses.toArray(UUID[]::new))
                .param("limit", page.fetchSize())
                .query((row, _) -> entry(row))
                .list();
    }

    static String pageSql(LogConditions conditions) {
        return "select %s from access_log where %s %s"
                .formatted(COLUMNS, conditions.sql(), LATEST_FIRST);
    }

    static String pageOfSql(LogConditions conditions) {
        return """
        select %1$s from (
            (select %1$s from access_log where user_id = :person and %2$s %3$s)
            union all
            select of_house.* from unnest(cast(:houses as uuid[])) house
            cross join lateral (
                select %1$s from access_log
                where property_id = house and user_id is distinct from :person
                  and %2$s %3$s) of_house) theirs
        %3$s
        """
                .formatted(COLUMNS, conditions.sql(), LATEST_FIRST);
    }

    private static LogConditions conditions(PageRequest page, AccessLogFilter filter) {
        var conditions = new LogConditions(filter);
        page.after().ifPresent(conditions::before);
        return conditions;
    }

    /// All of it, the earliest first, read as it is used up: to be closed before the transaction
    /// ends.
    @Transactional(propagation = Propagation.MANDATORY)
    Stream<ExportedEntry> stream(AccessLogFilter filter) {
        var conditions = new LogConditions(filter);
        return jdbc
                .sql(
                        """
                        select %s, (select g.name from gate g where g.id = access_log.gate_id) as gate
                        from access_log where %s order by "timestamp", id
                        """
                                .formatted(COLUMNS, conditions.sql()))
                .withFetchSize(ROWS_AT_A_TIME)
                .params(conditions.values())
                .query((row, _) -> new ExportedEntry(entry(row), row.getString("gate")))
                .stream();
    }

    /// Only hours or days in which something happened.
    ///
    /// @param from included
    /// @param to not included
    @Transactional(readOnly = true)
    public List<PassageCount> counts(Instant from, Instant to, CountBy by, ZoneId zone) {
        return jdbc.sql(
                        """
                        select date_trunc(:by, "timestamp", :zone) as start,
                               count(*) filter (where reason is null and direction = 'entry') as entries,
                               count(*) filter (where reason is null and direction = 'exit') as exits,
                               count(*) filter (where reason is not null) as denied
                        from access_log where "timestamp" >= :from and "timestamp" < :to
                        group by 1 order by 1
                        """)
                .param("by", LogConditions.text(by))
                .param("zone", zone.getId())
                .param("from", LogConditions.utc(from))
                .param("to", LogConditions.utc(to))
                .query((row, _) ->
                        new PassageCount(
                                instant(row, "start").atZone(zone).toOffsetDateTime(),
                                row.getLong("entries"),
                                row.getLong("exits"),
                                row.getLong("denied")))
                .list();
    }

    /// What came after a moment, whenever it happened within the day before, in the order in which
    /// it came. `beyond` is the last one of the page before.
    @Transactional(readOnly = true)
    public List<AccessLogEntry> cameAfter(
            Instant after, @Nullable AccessLogEntry beyond, int limit) {
        var from = beyond == null ? after : beyond.createdAt();
        return jdbc.sql(CAME_AFTER)
                .param("from", LogConditions.utc(from))
                .param("beyond", beyond == null ? LAST_ID : beyond.id())
                .param("happened", LogConditions.utc(from.minus(REPORTED_WITHIN)))
                .param("limit", limit)
                .query((row, _) -> entry(row))
                .list();
    }

    private static AccessLogEntry entry(ResultSet row) throws SQLException {
        var reason = row.getString("reason");
        var manualReason = row.getString("manual_reason");
        return new AccessLogEntry(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("user_id", UUID.class),
                instant(row, "timestamp"),
                Direction.valueOf(constant(row.getString("direction"))),
                AccessMethod.valueOf(constant(row.getString("access_method"))),
                AccessStatus.valueOf(constant(row.getString("status"))),
                instant(row, "created_at"),
                row.getObject("gate_id", UUID.class),
                reason == null ? null : Reason.valueOf(constant(reason)),
                manualReason == null ? null : ManualReason.valueOf(constant(manualReason)),
                row.getObject("pass_id", UUID.class),
                row.getObject("credential_id", UUID.class),
                row.getObject("decided_by", UUID.class),
                instant(row, "device_time"),
                row.getString("nonce"),
                row.getInt("rules_version"),
                Source.valueOf(constant(row.getString("source"))),
                row.getBoolean("over_use"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
