package io.smartvillage.access.accesslog;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

    private final JdbcClient jdbc;

    AccessLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void append(AccessLogEntry entry) {
        jdbc.sql(
                        """
                        insert into access_log (village_id, %s)
                        values (:villageId, :id, :propertyId, :userId, :timestamp, :direction, :method,
                                :status, :createdAt, :gateId, :reason, :manualReason, :passId,
                                :credentialId, :decidedBy, :deviceTime, :nonce, :rulesVersion, :source, :overUse)
                        """
                                .formatted(COLUMNS))
                .param("villageId", CurrentVillage.id())
                .param("id", entry.id())
                .param("propertyId", entry.propertyId(), Types.OTHER)
                .param("userId", entry.userId(), Types.OTHER)
                .param("timestamp", utc(entry.timestamp()))
                .param("direction", text(entry.direction()))
                .param("method", text(entry.method()))
                .param("status", text(entry.status()))
                .param("createdAt", utc(entry.createdAt()))
                .param("gateId", entry.gateId())
                .param("reason", textOrNull(entry.reason()), Types.VARCHAR)
                .param("manualReason", textOrNull(entry.manualReason()), Types.VARCHAR)
                .param("passId", entry.passId(), Types.OTHER)
                .param("credentialId", entry.credentialId(), Types.OTHER)
                .param("decidedBy", entry.decidedBy())
                .param("deviceTime", utc(entry.deviceTime()))
                .param("nonce", entry.nonce())
                .param("rulesVersion", entry.rulesVersion())
                .param("source", text(entry.source()))
                .param("overUse", entry.overUse())
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<AccessLogEntry> find(Instant timestamp, UUID id) {
        return jdbc.sql(
                        "select %s from access_log where \"timestamp\" = ? and id = ?"
                                .formatted(COLUMNS))
                .params(utc(timestamp), id)
                .query((row, _) -> entry(row))
                .optional();
    }

    /// The latest first.
    ///
    /// @param onlyOf a person who sees no more than what is their own; `houses` are theirs
    @Transactional(readOnly = true)
    public List<AccessLogEntry> page(
            PageRequest page, AccessLogFilter filter, Optional<UUID> onlyOf, List<UUID> houses) {
        var sql = new StringBuilder("select " + COLUMNS + " from access_log where true");
        var values = new HashMap<String, Object>();
        page.after()
                .ifPresent(cursor -> {
                    sql.append(
                            " and \"timestamp\" <= :beforeTime"
                                    + " and (\"timestamp\", id) < (:beforeTime, :beforeId)");
                    values.put("beforeTime", utc(cursor.instant(0)));
                    values.put("beforeId", cursor.id(1));
                });
        filter.from().ifPresent(at -> add(sql, values, "\"timestamp\" >= ", "from", utc(at)));
        filter.to().ifPresent(at -> add(sql, values, "\"timestamp\" < ", "to", utc(at)));
        filter.gateId().ifPresent(id -> add(sql, values, "gate_id = ", "gateId", id));
        filter.propertyId().ifPresent(id -> add(sql, values, "property_id = ", "propertyId", id));
        filter.userId().ifPresent(id -> add(sql, values, "user_id = ", "userId", id));
        filter.direction().ifPresent(it -> add(sql, values, "direction = ", "direction", text(it)));
        filter.method().ifPresent(it -> add(sql, values, "access_method = ", "method", text(it)));
        filter.status().ifPresent(it -> add(sql, values, "status = ", "status", text(it)));
        onlyOf.ifPresent(person -> {
            sql.append(" and (user_id = :person or property_id = any(:houses))");
            values.put("person", person);
            values.put("houses", houses.toArray(UUID[]::new));
        });
        sql.append(" order by \"timestamp\" desc, id desc limit :limit");
        values.put("limit", page.fetchSize());
        return jdbc.sql(sql.toString()).params(values).query((row, _) -> entry(row)).list();
    }

    private static void add(
            StringBuilder sql,
            Map<String, Object> values,
            String comparison,
            String name,
            Object value) {
        sql.append(" and ").append(comparison).append(':').append(name);
        values.put(name, value);
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

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String textOrNull(@Nullable Enum<?> constant) {
        return constant == null ? null : text(constant);
    }

    private static String constant(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
