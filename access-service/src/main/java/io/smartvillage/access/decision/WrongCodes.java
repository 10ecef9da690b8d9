package io.smartvillage.access.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.access.AccessProperties;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Counts wrong codes per gate, on this instance, so that codes cannot be tried out.
@Component
class WrongCodes {

    private static final int GATES = 10_000;

    private record Gate(UUID villageId, UUID gateId) {}

    private record Count(Instant since, int wrong) {}

    private final Cache<Gate, Count> counts;
    private final int most;
    private final Duration window;
    private final Clock clock;

    WrongCodes(AccessProperties properties, Clock clock) {
        this.most = properties.wrongCodes();
        this.window = properties.wrongCodesWindow();
        this.clock = clock;
        this.counts = Caffeine.newBuilder().maximumSize(GATES).build();
    }

    boolean tooMany(UUID villageId, UUID gateId) {
        var count = counts.getIfPresent(new Gate(villageId, gateId));
        return count != null && isCurrent(count) && count.wrong() >= most;
    }

    void add(UUID villageId, UUID gateId) {
        counts.asMap()
                .compute(
                        new Gate(villageId, gateId),
                        (_, count) ->
                                count != null && isCurrent(count)
                                        ? new Count(count.since(), count.wrong() + 1)
                                        : new Count(clock.instant(), 1));
    }

    private boolean isCurrent(Count count) {
        return clock.instant().isBefore(count.since().plus(window));
    }
}
