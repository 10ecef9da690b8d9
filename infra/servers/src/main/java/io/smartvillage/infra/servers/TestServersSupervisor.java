package io.smartvillage.infra.servers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// Stops the test servers when nobody who asked for them is alive. A process of its own: it must
/// outlive the test JVMs.
final class TestServersSupervisor {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final int MISSES = 3;

    private TestServersSupervisor() {}

    public static void main(String[] arguments) throws InterruptedException {
        var folder = new TestServersFolder(Path.of(arguments[0]));
        var misses = 0;
        while (folder.exists()) {
            misses = folder.isWanted() ? 0 : misses + 1;
            if (misses >= MISSES) {
                // Whoever joins does so under the same lock: either we see them now, or they find
                // no supervisor and start one.
                try (var _ = folder.lock()) {
                    if (!folder.isWanted()) {
                        folder.stopAll();
                        folder.dismissSupervisor();
                        return;
                    }
                }
            }
            TimeUnit.NANOSECONDS.sleep(PERIOD.toNanos());
        }
    }
}
