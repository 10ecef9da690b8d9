package io.smartvillage.access.accesslog;

import io.smartvillage.access.AccessProperties;
import io.smartvillage.access.settings.AccessSettings;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Takes away what villages keep no longer. Whole months count, in UTC: with a retention of 13 a
/// decision is kept for 13 months at least and 14 at most.
///
/// A month that no village keeps is detached, and dropped when it has been for as long as is set:
/// until then an operator can attach it again. From months that others keep, the rows of a village
/// with a shorter retention are deleted. Each step is a transaction of its own that one instance at
/// a time does; a run that breaks off is completed by the next one.
@Component
class PurgeAccessLog {

    private static final Logger LOG = LoggerFactory.getLogger(PurgeAccessLog.class);
    private static final int ROWS_AT_A_TIME = 20_000;

    private record Retention(UUID villageId, int months) {}

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Outbox outbox;
    private final Clock clock;
    private final Duration detachedMonthKept;

    PurgeAccessLog(
            JobsRole jobs,
            JdbcClient jdbc,
            Outbox outbox,
            Clock clock,
            AccessProperties properties) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.outbox = outbox;
        this.clock = clock;
        this.detachedMonthKept = properties.detachedMonthKept();
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void purge() {
        var retentions = retentions();
        var longest =
                retentions.stream()
                        .mapToInt(Retention::months)
                        .max()
                        .orElse(AccessSettings.DEFAULT.logRetentionMonths());
        var whole = takeWholeMonths(longest);
        for (var retention : retentions) {
            if (whole || retention.months() < longest) {
                delete(retention);
            }
        }
    }

    /// @return false if a month is in use and left for the next time
    private boolean takeWholeMonths(int longest) {
        try {
            detachedLongAgo().forEach(this::drop);
            while (detach(startOfMonthBefore(longest)).isPresent()) {}
            return true;
        } catch (DataAccessException e) {
            MakePartitions.requireInUse(e);
            LOG.info("a month of the access log is in use and is left for the next time");
            return false;
        }
    }

    private List<Retention> retentions() {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select d.village_id, coalesce(s.log_retention_months, ?) as months
                                from village_directory d
                                left join access_settings s on s.village_id = d.village_id
                                order by d.village_id
                                """)
                        .param(AccessSettings.DEFAULT.logRetentionMonths())
                        .query((row, _) ->
                                new Retention(
                                        row.getObject("village_id", UUID.class),
                                        row.getInt("months")))
                        .list());
    }

    private Instant startOfMonthBefore(int months) {
        return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC))
                .minusMonths(months)
                .atDay(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private List<String> detachedLongAgo() {
        return jobs.call(() ->
                lock()
                        ? jdbc.sql("select detached_access_log_months(cast(? as interval))")
                                .param(detachedMonthKept.toString())
                                .query(String.class)
                                .list()
                        : List.of());
    }

    private Optional<String> detach(Instant before) {
        Optional<String> month =
                jobs.call(() ->
                        lock()
                                ? jdbc.sql("select detach_access_log_month(?)")
                                        .param(LogConditions.utc(before))
                                        .query(String.class)
                                        .optional()
                                : Optional.empty());
        month.ifPresent(it -> LOG.info("detached {}: no village keeps it any longer", it));
        return month;
    }

    private void drop(String month) {
        var rows = jobs.call(() -> lock() ? dropAndTell(month) : -1L);
        if (rows >= 0) {
            LOG.info("dropped {} with {} decisions", month, rows);
        }
    }

    private long dropAndTell(String month) {
        var ends =
                jdbc.sql(
                                """
                                select ends from access_log_months()
                                where month_table = ? and not attached
                                """)
                        .param(month)
                        .query(OffsetDateTime.class)
                        .optional();
        if (ends.isEmpty()) {
            return -1;
        }
        long all = 0;
        for (var gone :
                jdbc.sql("select of_village, dropped from drop_access_log_month(?)")
                        .param(month)
                        .query((row, _) ->
                                new Gone(
                                        row.getObject("of_village", UUID.class),
                                        row.getLong("dropped")))
                        .list()) {
            tell(gone.villageId(), ends.get().toInstant(), gone.rows());
            all += gone.rows();
        }
        return all;
    }

    private record Gone(UUID villageId, long rows) {}

    private void delete(Retention retention) {
        var before = startOfMonthBefore(retention.months());
        long deleted;
        do {
            deleted = jobs.call(() -> lock() ? deleteAndTell(retention.villageId(), before) : 0L);
            if (deleted > 0) {
                LOG.info(
                        "deleted {} decisions of village {} from before {}",
                        deleted,
                        retention.villageId(),
                        before);
            }
        } while (deleted == ROWS_AT_A_TIME);
    }

    private long deleteAndTell(UUID villageId, Instant before) {
        var deleted =
                jdbc.sql("select purge_access_log(?, ?, ?)")
                        .params(villageId, LogConditions.utc(before), ROWS_AT_A_TIME)
                        .query(Long.class)
                        .single();
        if (deleted > 0) {
            tell(villageId, before, deleted);
        }
        return deleted;
    }

    private void tell(UUID villageId, Instant before, long rows) {
        CurrentVillage.run(
                villageId,
                () ->
                        outbox.publish(
                                new AccessLogPurged(villageId, before, rows, clock.instant())));
    }

    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?, hashtext(current_schema()))")
                .param(MakePartitions.LOCK)
                .query(Boolean.class)
                .single();
    }
}
