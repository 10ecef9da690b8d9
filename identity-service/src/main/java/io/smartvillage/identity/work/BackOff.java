package io.smartvillage.identity.work;

import java.time.Duration;
import java.time.Instant;

/// When to try again what failed: after 1, 2, 4 … seconds, at most a minute.
public final class BackOff {

    private static final int MOST_DOUBLINGS = 6;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private BackOff() {}

    /// @param attempts how many failed before
    public static Instant next(Instant now, int attempts) {
        var delay = Duration.ofSeconds(1L << Math.min(attempts, MOST_DOUBLINGS));
        return now.plus(delay.compareTo(LONGEST) > 0 ? LONGEST : delay);
    }
}
