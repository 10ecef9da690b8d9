package io.smartvillage.platform.web.idempotency;

import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;

/// Forgets answers that are older than they are promised to be kept. On several instances at once
/// it is only done twice.
class PurgeFirstAnswers {

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeFirstAnswers(JobsRole jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10M", fixedDelayString = "PT1H")
    void purge() {
        var before = clock.instant().minus(FirstAnswers.KEPT).atOffset(ZoneOffset.UTC);
        jobs.call(() ->
                jdbc.sql("delete from idempotency_key where created_at < ?")
                        .param(before)
                        .update());
    }
}
