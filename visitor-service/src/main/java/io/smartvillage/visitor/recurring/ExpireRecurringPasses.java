package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.job.VillageBatches;
import io.smartvillage.visitor.livecode.LiveCodes;
import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends passes whose last window is over.
@Component
class ExpireRecurringPasses {

    private static final String VILLAGES =
            """
            select distinct village_id from recurring_pass
            where status = 'active' and valid_until < ?
            """;

    private final VillageBatches batches;
    private final RecurringPasses passes;
    private final PassWindows passWindows;
    private final LiveCodes liveCodes;
    private final Outbox outbox;
    private final Clock clock;

    ExpireRecurringPasses(
            VillageBatches batches,
            RecurringPasses passes,
            PassWindows passWindows,
            LiveCodes liveCodes,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.passes = passes;
        this.passWindows = passWindows;
        this.liveCodes = liveCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.expiry-interval:PT1M}",
            fixedDelayString = "${smartvillage.visitor.expiry-interval:PT1M}")
    void expireOverdue() {
        batches.work("recurring passes to be expired", VILLAGES, this::expireBatch);
    }

    private int expireBatch() {
        var now = clock.instant();
        var overdue =
                passes.overdue(RecurringPassStatus.ACTIVE, now, Limit.of(VillageBatches.SIZE));
        for (var pass : overdue) {
            outbox.publish(pass.expire(now), pass.passState(passWindows.of(pass.id())));
        }
        passes.flush();
        liveCodes.release(overdue.stream().map(RecurringPass::id).toList());
        return overdue.size();
    }
}
