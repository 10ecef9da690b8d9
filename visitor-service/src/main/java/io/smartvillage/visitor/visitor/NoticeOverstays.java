package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.job.VillageBatches;
import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells once of each visitor who is inside for longer than was said.
@Component
class NoticeOverstays {

    private static final String VILLAGES =
            """
            select distinct village_id from visitor
            where status = 'checked_in' and overstay_told_at is null and overstays_at < ?
            """;

    private final VillageBatches batches;
    private final Visitors visitors;
    private final Outbox outbox;
    private final Clock clock;

    NoticeOverstays(VillageBatches batches, Visitors visitors, Outbox outbox, Clock clock) {
        this.batches = batches;
        this.visitors = visitors;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.overstay-interval:PT1M}",
            fixedDelayString = "${smartvillage.visitor.overstay-interval:PT1M}")
    void noticeAll() {
        batches.work("overstays to be told", VILLAGES, this::noticeBatch);
    }

    private int noticeBatch() {
        var now = clock.instant();
        var overstaying =
                visitors.overstaying(VisitorStatus.CHECKED_IN, now, Limit.of(VillageBatches.SIZE));
        for (var visitor : overstaying) {
            outbox.publish(visitor.noticeOverstay(now));
        }
        visitors.flush();
        return overstaying.size();
    }
}
