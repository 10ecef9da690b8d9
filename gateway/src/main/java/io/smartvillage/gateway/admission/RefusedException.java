package io.smartvillage.gateway.admission;

import io.smartvillage.gateway.problem.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The request goes no further; the problem says why.
final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final @Nullable Duration retryAfter;

    private RefusedException(Problem problem, @Nullable Duration retryAfter) {
        // Refusals are ordinary here, and may come in floods: no stack trace.
        super(problem.code(), null, false, false);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    static RefusedException unauthenticated() {
        return new RefusedException(Problem.UNAUTHENTICATED, null);
    }

    static RefusedException noVillage() {
        return new RefusedException(Problem.NO_VILLAGE, null);
    }

    static RefusedException severalVillages() {
        return new RefusedException(Problem.SEVERAL_VILLAGES, null);
    }

    static RefusedException anotherVillage() {
        return new RefusedException(Problem.VILLAGE_MISMATCH, null);
    }

    static RefusedException notFound() {
        return new RefusedException(Problem.NOT_FOUND, null);
    }

    static RefusedException bodyTooLarge() {
        return new RefusedException(Problem.BODY_TOO_LARGE, null);
    }

    static RefusedException tooMany(Duration retryAfter) {
        return new RefusedException(Problem.TOO_MANY_REQUESTS, retryAfter);
    }

    static RefusedException signInUnavailable() {
        return new RefusedException(Problem.SIGN_IN_UNAVAILABLE, Duration.ofSeconds(5));
    }

    Problem problem() {
        return problem;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
