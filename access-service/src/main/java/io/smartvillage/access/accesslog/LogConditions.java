package io.smartvillage.access.accesslog;

import io.smartvillage.platform.web.paging.Cursor;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// What a list asks of the log, as SQL.
///
/// What the partial indexes leave out is written into the statement, not given as a value:
/// PostgreSQL has to see that it is left out.
final class LogConditions {

    private final StringBuilder sql = new StringBuilder("true");
    private final Map<String, Object> values = new HashMap<>();

    LogConditions(AccessLogFilter filter) {
        filter.from().ifPresent(at -> add("\"timestamp\" >= :from", "from", utc(at)));
        filter.to().ifPresent(at -> add("\"timestamp\" < :to", "to", utc(at)));
        filter.gateId().ifPresent(id -> add("gate_id = :gateId", "gateId", id));
        filter.propertyId().ifPresent(id -> add("property_id = :propertyId", "propertyId", id));
        filter.userId().ifPresent(id -> add("user_id = :userId", "userId", id));
        filter.passId().ifPresent(id -> add("pass_id = :passId", "passId", id));
        filter.credentialId().ifPresent(this::ofCredential);
        filter.direction().ifPresent(it -> add("direction = :direction", "direction", text(it)));
        filter.method().ifPresent(it -> add("access_method = :method", "method", text(it)));
        filter.status().ifPresent(this::ofStatus);
        filter.reason().ifPresent(it -> add("reason = :reason", "reason", text(it)));
        filter.source().ifPresent(this::ofSource);
        filter.overUse().ifPresent(it -> and(it ? "over_use" : "not over_use"));
    }

    void before(Cursor cursor) {
        and("\"timestamp\" <= :beforeTime and (\"timestamp\", id) < (:beforeTime, :beforeId)");
        values.put("beforeTime", utc(cursor.instant(0)));
        values.put("beforeId", cursor.id(1));
    }

    /// The log has no index by credential, but one by holder: whose it is never changes.
    private void ofCredential(UUID id) {
        add(
                """
                credential_id = :credentialId
                and user_id = (select c.user_id from credential c where c.id = :credentialId)\
                """,
                "credentialId",
                id);
    }

    private void ofStatus(AccessStatus status) {
        and(status == AccessStatus.DENIED ? "reason is not null" : "reason is null");
    }

    private void ofSource(Source source) {
        if (source == Source.ONLINE) {
            and("source = 'online'");
        } else {
            add("source <> 'online' and source = :source", "source", text(source));
        }
    }

    private void add(String condition, String name, Object value) {
        and(condition);
        values.put(name, value);
    }

    private void and(String condition) {
        sql.append(" and ").append(condition);
    }

    String sql() {
        return sql.toString();
    }

    Map<String, Object> values() {
        return values;
    }

    static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
