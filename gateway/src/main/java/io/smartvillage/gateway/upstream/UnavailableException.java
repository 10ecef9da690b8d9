package io.smartvillage.gateway.upstream;

import java.time.Duration;

/// No instance of the service may be asked now.
final class UnavailableException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    UnavailableException(String service, String reason, Duration retryAfter) {
        super(service + ": " + reason, null, false, false);
        this.retryAfter = retryAfter;
    }

    Duration retryAfter() {
        return retryAfter;
    }
}
