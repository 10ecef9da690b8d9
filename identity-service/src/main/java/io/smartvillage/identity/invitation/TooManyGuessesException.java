package io.smartvillage.identity.invitation;

import java.time.Duration;
import java.util.UUID;

/// The account tried too many codes that nobody has; this one was not looked at.
public final class TooManyGuessesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyGuessesException(UUID accountId, Duration wait) {
        super("account %s guesses codes".formatted(accountId));
        this.wait = wait;
    }

    /// How long, until it may try again.
    public Duration retryAfter() {
        return wait;
    }
}
