package io.smartvillage.platform.messaging;

import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// Forgets handled events that Kafka no longer keeps. On several instances at once it is only done
/// twice.
class PurgeInbox {

    /// Longer than Kafka keeps the topics (seven days).
    private static final Duration KEPT = Duration.ofDays(8);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeInbox(JobsRole jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void purge() {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        jobs.call(() -> jdbc.sql("delete from inbox where received_at < ?").param(before).update());
    }
}
