package io.smartvillage.access.gate;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `gate_device`.
@Repository
class GateDevices {

    /// A device that tells nothing new is written down no more often.
    private static final Duration WRITTEN_EVERY = Duration.ofSeconds(30);

    /// A message takes now longer, now shorter: that is not the clock.
    private static final Duration SAME_SKEW = Duration.ofSeconds(10);

    /// @param silentSince null if it had not been silent
    record Return(@Nullable Instant silentSince) {}

    record Silent(UUID gateId, Instant lastSeenAt) {}

    private final JdbcClient jdbc;

    GateDevices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Writes it down, unless nothing changed and that was done just before.
    ///
    /// @return since when it had been silent; of several heartbeats at once only one is told
    Optional<Instant> heard(
            UUID gateId, Heartbeat heartbeat, long clockSkewMs, boolean clockOff, Instant now) {
        if (isOldNews(gateId, heartbeat, clockSkewMs, clockOff, now)) {
            return Optional.empty();
        }
        return jdbc.sql(
                        """
                        insert into gate_device
                            (village_id, gate_id, last_seen_at, firmware, uptime_seconds, clock_skew_ms,
                             clock_off, queue_length, rules_version, revocations_version)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (village_id, gate_id) do update set
                            last_seen_at = greatest(gate_device.last_seen_at, excluded.last_seen_at),
                            firmware = excluded.firmware, uptime_seconds = excluded.uptime_seconds,
                            clock_skew_ms = excluded.clock_skew_ms, clock_off = excluded.clock_off,
                            queue_length = excluded.queue_length,
                            rules_version = excluded.rules_version,
                            revocations_version = excluded.revocations_version,
                            silent_since = null
                        returning old.silent_since
                        """)
                .params(
                        Arrays.asList(
                                CurrentVillage.id(),
                                gateId,
                                utc(now),
                                heartbeat.firmware(),
                                heartbeat.uptimeSeconds(),
                                clockSkewMs,
                                clockOff,
                                heartbeat.queueLength(),
                                heartbeat.rulesVersion(),
                                heartbeat.revocationsVersion()))
                .query((row, _) -> new Return(instant(row, "silent_since")))
                .optional()
                .map(Return::silentSince);
    }

    private boolean isOldNews(
            UUID gateId, Heartbeat heartbeat, long clockSkewMs, boolean clockOff, Instant now) {
        return jdbc.sql(
                        """
                        select exists (
                            select from gate_device
                            where gate_id = ? and last_seen_at > ? and silent_since is null
                              and firmware = ? and clock_off = ? and uptime_seconds <= ?
                              and abs(clock_skew_ms - ?) < ?
                              and queue_length is not distinct from ?::integer
                              and rules_version is not distinct from ?::text
                              and revocations_version is not distinct from ?::text)
                        """)
                .params(
                        Arrays.asList(
                                gateId,
                                utc(now.minus(WRITTEN_EVERY)),
                                heartbeat.firmware(),
                                clockOff,
                                heartbeat.uptimeSeconds(),
                                clockSkewMs,
                                SAME_SKEW.toMillis(),
                                heartbeat.queueLength(),
                                heartbeat.rulesVersion(),
                                heartbeat.revocationsVersion()))
                .query(Boolean.class)
                .single();
    }

    List<GateDevice> of(Collection<UUID> gateIds, Instant silentBefore) {
        return jdbc.sql("select * from gate_device where gate_id = any (?)")
                .param(gateIds.toArray(UUID[]::new))
                .query((row, _) -> device(row, silentBefore))
                .list();
    }

    /// Marks those that are not heard any more. Each is found once, whoever looks.
    List<Silent> fallSilent(Instant silentBefore) {
        return jdbc.sql(
                        """
                        update gate_device set silent_since = last_seen_at
                        where silent_since is null and last_seen_at < ?
                        returning gate_id, last_seen_at
                        """)
                .param(utc(silentBefore))
                .query((row, _) ->
                        new Silent(
                                row.getObject("gate_id", UUID.class),
                                row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The gate has another device now, or none.
    void forget(UUID gateId) {
        jdbc.sql("delete from gate_device where gate_id = ?").param(gateId).update();
    }

    private static GateDevice device(ResultSet row, Instant silentBefore) throws SQLException {
        var lastSeenAt = row.getObject("last_seen_at", OffsetDateTime.class).toInstant();
        return new GateDevice(
                row.getObject("gate_id", UUID.class),
                lastSeenAt,
                row.getString("firmware"),
                row.getLong("uptime_seconds"),
                row.getLong("clock_skew_ms"),
                row.getBoolean("clock_off"),
                row.getObject("queue_length", Integer.class),
                row.getString("rules_version"),
                row.getString("revocations_version"),
                instant(row, "silent_since"),
                lastSeenAt.isAfter(silentBefore));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
