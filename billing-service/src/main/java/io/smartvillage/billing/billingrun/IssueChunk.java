package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRunEvent.BillingRunCompleted;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Bills the next houses of a run, in one transaction: invoices, numbers, postings, events, and how
/// far the run is appear together or not at all.
@Service
class IssueChunk {

    private final BillingRuns runs;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;
    private final int houses;
    private final Duration lease;

    /// @param houses how many at a time: their locks are held as long as it takes
    /// @param lease how long others wait for an instance that was paused between two chunks
    IssueChunk(
            BillingRuns runs,
            BillingCalendar calendar,
            Outbox outbox,
            Clock clock,
            @Value("${smartvillage.billing.run.chunk}") int houses,
            @Value("${smartvillage.billing.run.lease}") Duration lease) {
        this.runs = runs;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
        this.houses = houses;
        this.lease = lease;
    }

    /// @param token of the one who carries the run out; it has the lease afterwards
    /// @return false if there is nothing left to do for it: the run is finished, or another's
    @Transactional
    boolean issue(UUID billingRunId, UUID token) {
        var taken = runs.take(billingRunId, token);
        if (taken.isEmpty()) {
            return false;
        }
        var position = taken.get();
        var next = runs.lockHouses(position.after(), houses);
        var upTo = next.upTo();
        if (upTo != null) {
            var range = new HouseRange(position.after(), upTo);
            var counts =
                    runs.issue(
                            position,
                            range,
                            runs.probe(
                                    range,
                                    position.period(),
                                    position.scheduleSet(),
                                    position.runId()),
                            calendar.today(),
                            clock.instant());
            runs.advance(billingRunId, token, upTo, counts, lease);
            outbox.wakeRelayAfterCommit();
        }
        if (next.count() < houses) {
            complete(billingRunId);
            return false;
        }
        return true;
    }

    private void complete(UUID billingRunId) {
        var now = clock.instant();
        var run = runs.complete(billingRunId, now);
        outbox.publish(
                new BillingRunCompleted(
                        run.id(),
                        run.period(),
                        run.dueDate(),
                        run.scheduleSet(),
                        run.created(),
                        count(run, Reason.ALREADY_BILLED),
                        count(run, Reason.NO_SCHEDULE),
                        Satang.of(run.total()),
                        now));
    }

    private static long count(BillingRun run, Reason reason) {
        return run.skipped().stream()
                .filter(entry -> entry.reason() == reason)
                .mapToLong(BillingRun.Skipped::count)
                .sum();
    }
}
