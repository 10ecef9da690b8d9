package io.smartvillage.infra.local.demo;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The lines of a stream that does not end by itself.
final class Feed implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final String call;
    private final Stream<String> source;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Feed(String call, Stream<String> source) {
        this.call = call;
        this.source = source;
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            source.forEach(lines::add);
        } catch (UncheckedIOException _) {
            // It was closed.
        }
    }

    /// @throws DemoFailedException if no line with the text comes in time
    void awaitLine(String text) {
        var end = System.nanoTime() + LONGEST.toNanos();
        try {
            while (true) {
                var line = lines.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new DemoFailedException("%s did not tell of %s".formatted(call, text));
                }
                if (line.contains(text)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(call + " was interrupted", e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
