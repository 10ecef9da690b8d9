package io.smartvillage.access.accesslog;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Adds decisions to the table `access_log`: one statement, whatever their number.
@Component
public class AppendAccessLog {

    private final JdbcTemplate jdbc;

    AppendAccessLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /// In a transaction of the village or, for many of them, under the jobs role.
    ///
    /// @param villageIds of each entry
    public void append(List<UUID> villageIds, List<AccessLogEntry> entries) {
        jdbc.update(
                """
                insert into access_log
                    (village_id, id, property_id, user_id, "timestamp", created_at, direction,
                     access_method, status, gate_id, reason, manual_reason, pass_id, credential_id,
                     decided_by, device_time, nonce, rules_version, source, over_use)
                select * from unnest(
                    ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::timestamptz[],
                    ?::text[], ?::text[], ?::text[], ?::uuid[], ?::text[], ?::text[], ?::uuid[],
                    ?::uuid[], ?::uuid[], ?::timestamptz[], ?::text[], ?::int[], ?::text[], ?::bool[])
                """,
                villageIds.toArray(UUID[]::new),
                column(entries, AccessLogEntry::id, UUID[]::new),
                column(entries, AccessLogEntry::propertyId, UUID[]::new),
                column(entries, AccessLogEntry::userId, UUID[]::new),
                column(entries, entry -> entry.timestamp().toString(), String[]::new),
                column(entries, entry -> entry.createdAt().toString(), String[]::new),
                column(entries, entry -> text(entry.direction()), String[]::new),
                column(entries, entry -> text(entry.method()), String[]::new),
                column(entries, entry -> text(entry.status()), String[]::new),
                column(entries, AccessLogEntry::gateId, UUID[]::new),
                column(entries, entry -> text(entry.reason()), String[]::new),
                column(entries, entry -> text(entry.manualReason()), String[]::new),
                column(entries, AccessLogEntry::passId, UUID[]::new),
                column(entries, AccessLogEntry::credentialId, UUID[]::new),
                column(entries, AccessLogEntry::decidedBy, UUID[]::new),
                column(entries, entry -> entry.deviceTime().toString(), String[]::new),
                column(entries, AccessLogEntry::nonce, String[]::new),
                column(entries, AccessLogEntry::rulesVersion, Integer[]::new),
                column(entries, entry -> text(entry.source()), String[]::new),
                column(entries, AccessLogEntry::overUse, Boolean[]::new));
    }

    private static @Nullable String text(@Nullable Enum<?> constant) {
        return constant == null ? null : LogConditions.text(constant);
    }

    private static <V> Object column(
            List<AccessLogEntry> entries,
            Function<AccessLogEntry, ? extends @Nullable V> value,
            IntFunction<V[]> array) {
        return entries.stream().map(value).toArray(array);
    }
}
