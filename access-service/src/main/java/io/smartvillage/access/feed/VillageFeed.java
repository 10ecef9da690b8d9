package io.smartvillage.access.feed;

import io.smartvillage.access.accesslog.AccessLog;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into the log of one village for all that listen here. Only the last look is kept: who was
/// busy while there were others reads the log by themselves.
final class VillageFeed {

    /// How late a row may be committed, or another instance's clock be.
    static final Duration WINDOW = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(VillageFeed.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final int MOST_ROWS = 2000;

    private final UUID villageId;
    private final AccessLog log;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    private Poll last;
    private boolean closed;

    VillageFeed(UUID villageId, AccessLog log, Clock clock) {
        this.villageId = villageId;
        this.log = log;
        this.clock = clock;
        this.last = nothing(0, clock.instant());
    }

    void start() {
        var _ = Thread.ofVirtual().name("feed " + villageId).start(this::lookAgainAndAgain);
    }

    void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    Poll last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    /// @return empty if there was none in time, or will be none
    Optional<Poll> awaitAfter(long number, Duration atMost) throws InterruptedException {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!closed && last.number() <= number && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return closed || last.number() <= number ? Optional.empty() : Optional.of(last);
        } finally {
            lock.unlock();
        }
    }

    private void lookAgainAndAgain() {
        try {
            while (pause()) {
                try {
                    publish(CurrentVillage.call(villageId, this::look));
                } catch (RuntimeException e) {
                    LOG.warn("the log of {} cannot be followed: {}", villageId, e.toString());
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean pause() throws InterruptedException {
        lock.lock();
        try {
            long nanos = PAUSE.toNanos();
            while (!closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private Poll look() {
        var before = last();
        var at = clock.instant();
        var since = before.at().minus(WINDOW);
        var rows = log.cameAfter(since, null, MOST_ROWS);
        return rows.size() < MOST_ROWS
                ? new Poll(before.number() + 1, since, at, rows)
                : nothing(before.number() + 1, at);
    }

    /// What came before is for everybody to read by themselves.
    private static Poll nothing(long number, Instant at) {
        return new Poll(number, at, at, List.of());
    }

    private void publish(Poll poll) {
        lock.lock();
        try {
            last = poll;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
