package io.smartvillage.infra.local.demo;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Facts travel between services: what was done here is there a moment later.
final class Waiting {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Waiting() {}

    /// @throws DemoFailedException naming what did not come, and the last answer
    static <T> T until(String what, Supplier<T> look, Predicate<? super T> seen) {
        var end = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            var found = look.get();
            if (seen.test(found)) {
                return found;
            }
            if (System.nanoTime() > end) {
                throw new DemoFailedException(
                        "%s did not happen within %d s; last seen: %s"
                                .formatted(what, LONGEST.toSeconds(), found));
            }
            pause(PAUSE);
        }
    }

    static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted", e);
        }
    }
}
