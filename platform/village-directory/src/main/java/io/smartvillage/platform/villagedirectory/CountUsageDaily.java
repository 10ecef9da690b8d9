package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Tells once a day and village what the service's [UsageCount]s counted, after the day is over in
/// the village.
///
/// Of several instances one counts a village at a time. One that was started again tells of the day
/// once more, which changes nothing.
public final class CountUsageDaily {

    private static final Logger LOG = LoggerFactory.getLogger(CountUsageDaily.class);

    private final VillageDirectory directory;
    private final ObjectProvider<UsageCount> counts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;
    private final Map<UUID, LocalDate> told = new ConcurrentHashMap<>();

    CountUsageDaily(
            VillageDirectory directory,
            ObjectProvider<UsageCount> counts,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Clock clock) {
        this.directory = directory;
        this.counts = counts;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A village whose turn fails does not keep the others from theirs, and gets another one.
    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT30M")
    public void countAll() {
        if (counts.stream().findAny().isEmpty()) {
            return;
        }
        for (var village : directory.open()) {
            try {
                CurrentVillage.run(village, this::countCurrent);
            } catch (RuntimeException e) {
                LOG.warn("the usage of village {} is counted later: {}", village, e.getMessage());
            }
        }
    }

    private void countCurrent() {
        var village = CurrentVillage.id();
        var timeZone = directory.timeZone();
        var day = LocalDate.ofInstant(clock.instant(), timeZone).minusDays(1);
        if (day.equals(told.get(village))) {
            return;
        }
        transaction.executeWithoutResult(_ -> {
            if (isMine(village)) {
                var figures = new TreeMap<String, Long>();
                counts.stream().forEach(count -> figures.putAll(count.count(day, timeZone)));
                outbox.publish(new UsageCounted(village, day, figures, clock.instant()));
            }
        });
        told.put(village, day);
    }

    private boolean isMine(UUID village) {
        return jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
                .param(village + " usage")
                .query(Boolean.class)
                .single();
    }
}
