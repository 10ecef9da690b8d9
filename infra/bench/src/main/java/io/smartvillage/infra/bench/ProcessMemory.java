package io.smartvillage.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// Watches what a process holds in memory: its proportional share, in KiB.
final class ProcessMemory implements AutoCloseable {

    /// Each look walks all pages of the process, which has to wait meanwhile.
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final Pattern PSS = Pattern.compile("^Pss:\\s+(\\d+) kB", Pattern.MULTILINE);

    private final Path file;
    private final AtomicLong most = new AtomicLong();
    private final Thread watcher;
    private volatile boolean watching = true;

    ProcessMemory(long pid) {
        this.file = Path.of("/proc", String.valueOf(pid), "smaps_rollup");
        this.watcher = Thread.ofVirtual().start(this::watch);
    }

    private void watch() {
        while (watching) {
            most.accumulateAndGet(now(), Math::max);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    long now() {
        try {
            return PSS.matcher(Files.readString(file))
                    .results()
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long most() {
        return most.get();
    }

    @Override
    public void close() {
        watching = false;
        try {
            watcher.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
