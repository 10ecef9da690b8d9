package io.smartvillage.platform.imports;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/// Forgets imports some time after they ended. On several instances at once it is only done twice.
final class ForgetImports {

    static final Duration KEPT = Duration.ofDays(90);

    private static final Logger LOG = LoggerFactory.getLogger(ForgetImports.class);

    private final ImportJobs jobs;
    private final Clock clock;

    ForgetImports(ImportJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT15M", fixedDelayString = "PT6H")
    void forget() {
        var forgotten = jobs.forgetFinishedBefore(clock.instant().minus(KEPT));
        if (forgotten > 0) {
            LOG.info("forgot {} imports", forgotten);
        }
    }
}
