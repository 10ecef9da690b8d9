package io.smartvillage.identity.invitation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// How many codes that nobody has each account tried lately, on this instance: a code has 59 secret
/// bits, so ten tries a quarter of an hour and instance find none.
@Component
class Guesses {

    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int ACCOUNTS = 100_000;

    private record Wrong(int count, Instant until) {}

    private final Cache<UUID, Wrong> wrong;
    private final Clock clock;

    Guesses(Clock clock) {
        this.clock = clock;
        this.wrong = Caffeine.newBuilder().maximumSize(ACCOUNTS).build();
    }

    /// @throws TooManyGuessesException if none is left
    void requireLeft(UUID accountId) {
        var known = wrong.getIfPresent(accountId);
        var now = clock.instant();
        if (known != null && known.count() >= MOST && now.isBefore(known.until())) {
            throw new TooManyGuessesException(accountId, Duration.between(now, known.until()));
        }
    }

    void wasWrong(UUID accountId) {
        var now = clock.instant();
        wrong.asMap()
                .merge(
                        accountId,
                        new Wrong(1, now.plus(WINDOW)),
                        (known, first) ->
                                now.isBefore(known.until())
                                        ? new Wrong(known.count() + 1, known.until())
                                        : first);
    }
}
