package io.smartvillage.identity.audit;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.PageRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The table `audit_entry`: added to, never changed.
@Repository
public class AuditEntries {

    private static final Logger LOG = LoggerFactory.getLogger(AuditEntries.class);

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");
    private static final UUID LAST = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final Clock clock;

    AuditEntries(JdbcClient jdbc, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is told of one village in the name of another is left out.
    void add(OperatorReachedIn event) {
        if (!event.villageId().equals(CurrentVillage.id())) {
            LOG.warn("{} told of village {} in another's name", event.service(), event.villageId());
            return;
        }
        jdbc.sql(
                        """
                        insert into audit_entry
                            (village_id, id, service, operator_id, method, path, reason, at,
                             recorded_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        ids.generateId(),
                        event.service(),
                        event.operatorId(),
                        event.method(),
                        event.path(),
                        event.reason(),
                        utc(event.at()),
                        utc(clock.instant()))
                .update();
    }

    /// The latest first.
    ///
    /// @param from inclusive
    /// @param to exclusive
    @Transactional(readOnly = true)
    public List<AuditEntry> page(
            PageRequest page,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<String> service) {
        return jdbc.sql(
                        """
                        select id, service, operator_id, method, path, reason, at, recorded_at
                        from audit_entry
                        where (at, id) < (:at, :id)
                          and (:from::timestamptz is null or at >= :from)
                          and (:to::timestamptz is null or at < :to)
                          and (:service::text is null or service = :service)
                        order by at desc, id desc limit :limit
                        """)
                .param("at", utc(page.after().map(cursor -> cursor.instant(0)).orElse(LATEST)))
                .param("id", page.after().map(cursor -> cursor.id(1)).orElse(LAST))
                .param("from", from.map(AuditEntries::utc).orElse(null))
                .param("to", to.map(AuditEntries::utc).orElse(null))
                .param("service", service.orElse(null))
                .param("limit", page.fetchSize())
                .query((row, _) ->
                        new AuditEntry(
                                row.getObject("id", UUID.class),
                                row.getString("service"),
                                row.getObject("operator_id", UUID.class),
                                row.getString("method"),
                                row.getString("path"),
                                row.getString("reason"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static OffsetDateTime utc(Instant instant) {
        var storable =
                instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        return storable.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
