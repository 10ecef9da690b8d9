package io.smartvillage.access.decision;

import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets nonces that no device repeats any more, and wrong codes of days that are over. On
/// several instances at once it is only done twice.
@Component
class PurgeNonces {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Clock clock;

    PurgeNonces(JobsRole jobs, JdbcClient jdbc, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT20M", fixedDelayString = "PT6H")
    void purge() {
        var before = clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC);
        jobs.call(() ->
                // What was reported later is as old as its id, which tells when it was made.
                jdbc.sql(
                                        """
                                        delete from decision_nonce
                                        where log_timestamp < :before
                                          and uuid_extract_timestamp(log_id) < :before
                                        """)
                                .param("before", before)
                                .update()
                        + jdbc.sql("delete from code_attempt where day < ?")
                                .param(before.toLocalDate())
                                .update());
    }
}
