package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.visitor.job.VillageBatches;
import java.time.Clock;
import org.springframework.data.domain.Limit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Writes down which questions nobody answered in time, and tells of each once.
@Component
class TimeOutWalkIns {

    private static final String VILLAGES =
            """
            select distinct village_id from walk_in where status = 'waiting' and answer_by <= ?
            """;

    private final VillageBatches batches;
    private final WalkIns walkIns;
    private final Outbox outbox;
    private final Clock clock;

    TimeOutWalkIns(VillageBatches batches, WalkIns walkIns, Outbox outbox, Clock clock) {
        this.batches = batches;
        this.walkIns = walkIns;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.walk-in-timeout-interval:PT5S}",
            fixedDelayString = "${smartvillage.visitor.walk-in-timeout-interval:PT5S}")
    void timeOutOverdue() {
        batches.work("walk-ins to be timed out", VILLAGES, this::timeOutBatch);
    }

    private int timeOutBatch() {
        var now = clock.instant();
        var overdue = walkIns.overdue(WalkInStatus.WAITING, now, Limit.of(VillageBatches.SIZE));
        for (var walkIn : overdue) {
            outbox.publish(walkIn.timeOut(now));
        }
        walkIns.flush();
        return overdue.size();
    }
}
