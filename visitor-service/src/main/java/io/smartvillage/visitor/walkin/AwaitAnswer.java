package io.smartvillage.visitor.walkin;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Service;

/// Looks at a question again and again until it is answered, on whichever instance that happens.
/// Between two looks it holds no connection; each waiter costs a virtual thread.
@Service
public class AwaitAnswer {

    private static final int MOST_WAITERS = 200;
    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Semaphore waiters = new Semaphore(MOST_WAITERS);
    private final FindWalkIns findWalkIns;
    private final Clock clock;

    AwaitAnswer(FindWalkIns findWalkIns, Clock clock) {
        this.findWalkIns = findWalkIns;
        this.clock = clock;
    }

    /// @return the walk-in, still waiting if `atMost` is over or too many others wait here
    /// @throws WalkInNotFoundException if there is none, or it is not the caller's to see
    public WalkIn await(UUID walkInId, Duration atMost) {
        var walkIn = findWalkIns.get(walkInId);
        if (atMost.isZero() || !waiters.tryAcquire()) {
            return walkIn;
        }
        try {
            long end = System.nanoTime() + atMost.toNanos();
            while (isWaiting(walkIn) && System.nanoTime() - end < 0) {
                Thread.sleep(PAUSE);
                walkIn = findWalkIns.get(walkInId);
            }
            return walkIn;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return walkIn;
        } finally {
            waiters.release();
        }
    }

    private boolean isWaiting(WalkIn walkIn) {
        return walkIn.statusAt(clock.instant()) == WalkInStatus.WAITING;
    }
}
