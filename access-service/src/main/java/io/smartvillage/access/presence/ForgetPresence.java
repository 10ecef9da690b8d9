package io.smartvillage.access.presence;

import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Forgets who has been outside for long. On several instances at once it is only done twice.
@Component
class ForgetPresence {

    private static final Duration KEPT = Duration.ofDays(30);
    private static final int AT_ONCE = 5000;

    private final JobsRole jobs;
    private final Presence presence;
    private final Clock clock;

    ForgetPresence(JobsRole jobs, Presence presence, Clock clock) {
        this.jobs = jobs;
        this.presence = presence;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT25M", fixedDelayString = "PT6H")
    void forget() {
        var before = clock.instant().minus(KEPT);
        while (jobs.call(() -> presence.forgetOutsideSince(before, AT_ONCE)) == AT_ONCE) {}
    }
}
