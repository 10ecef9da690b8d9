package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.job.VillageBatches;
import io.smartvillage.visitor.livecode.LiveCodes;
import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Ends the wait for visitors who did not come.
@Component
class ExpireVisitors {

    private static final String VILLAGES =
            """
            select distinct village_id from visitor where status = 'pending' and valid_until < ?
            """;

    private final VillageBatches batches;
    private final Visitors visitors;
    private final LiveCodes liveCodes;
    private final Outbox outbox;
    private final Clock clock;

    ExpireVisitors(
            VillageBatches batches,
            Visitors visitors,
            LiveCodes liveCodes,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.visitors = visitors;
        this.liveCodes = liveCodes;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.expiry-interval:PT1M}",
            fixedDelayString = "${smartvillage.visitor.expiry-interval:PT1M}")
    void expireOverdue() {
        batches.work("visitors to be expired", VILLAGES, this::expireBatch);
    }

    private int expireBatch() {
        var now = clock.instant();
        var overdue = visitors.overdue(VisitorStatus.PENDING, now, Limit.of(VillageBatches.SIZE));
        for (var visitor : overdue) {
            outbox.publish(visitor.expire(now), visitor.passState());
        }
        visitors.flush();
        liveCodes.release(overdue.stream().map(Visitor::id).toList());
        return overdue.size();
    }
}
