package io.smartvillage.infra.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;

/// Starts parts, each as soon as what it needs is there, and no more busy ones at once than there
/// are cores.
final class StartUp {

    private final List<Part> parts;
    private final Board board;
    private final Semaphore cores;
    private volatile boolean failed;

    StartUp(List<Part> parts, Board board) {
        this.parts = parts;
        this.board = board;
        // One more than there are cores: a starting JVM now and then waits for a disk or for
        // another part.
        this.cores = new Semaphore(Runtime.getRuntime().availableProcessors() + 1);
    }

    /// @throws LauncherException with what each failed part said; parts that were started stay as
    ///   they are
    void run() {
        try {
            startAll();
        } finally {
            board.finish();
        }
    }

    private void startAll() {
        var outcomes = new LinkedHashMap<String, CompletableFuture<Void>>();
        parts.forEach(part -> outcomes.put(part.name(), new CompletableFuture<>()));
        parts.forEach(part -> board.waiting(part.name(), open(part, outcomes)));
        for (var part : parts) {
            Thread.ofPlatform().name("start-" + part.name()).start(() -> start(part, outcomes));
        }
        var failures = new ArrayList<String>();
        for (var part : parts) {
            try {
                outcome(part.name(), outcomes).join();
            } catch (CompletionException e) {
                if (e.getCause() instanceof RuntimeException cause
                        && !(cause instanceof NotAttempted)) {
                    failures.add(part.name() + ": " + cause.getMessage());
                }
            }
        }
        if (!failures.isEmpty()) {
            throw new LauncherException(String.join("\n\n", failures));
        }
    }

    private void start(Part part, Map<String, CompletableFuture<Void>> outcomes) {
        var outcome = outcome(part.name(), outcomes);
        try {
            awaitNeeds(part, outcomes);
            if (part.isHeavy()) {
                cores.acquire();
            }
            try {
                if (failed) {
                    throw new NotAttempted("something else failed");
                }
                board.working(part.name());
                part.start(board);
            } finally {
                if (part.isHeavy()) {
                    cores.release();
                }
            }
            board.ready(part.name(), part.process().isPresent() ? addresses(part) : "");
            outcome.complete(null);
        } catch (NotAttempted e) {
            board.failed(part.name(), "not started: " + e.getMessage());
            outcome.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            outcome.completeExceptionally(new NotAttempted("interrupted"));
        } catch (RuntimeException e) {
            failed = true;
            board.failed(part.name(), firstLine(e));
            outcome.completeExceptionally(e);
        }
    }

    private void awaitNeeds(Part part, Map<String, CompletableFuture<Void>> outcomes) {
        for (var need : part.needs()) {
            var outcome = outcomes.get(need);
            if (outcome != null) {
                board.waiting(part.name(), open(part, outcomes));
                try {
                    outcome.join();
                } catch (CompletionException _) {
                    throw new NotAttempted(need + " is not there");
                }
            }
        }
    }

    private static List<String> open(Part part, Map<String, CompletableFuture<Void>> outcomes) {
        return part.needs().stream()
                .filter(need -> outcomes.containsKey(need) && !outcome(need, outcomes).isDone())
                .toList();
    }

    private static CompletableFuture<Void> outcome(
            String part, Map<String, CompletableFuture<Void>> outcomes) {
        var outcome = outcomes.get(part);
        if (outcome == null) {
            throw new IllegalStateException("No outcome for " + part);
        }
        return outcome;
    }

    private static String addresses(Part part) {
        return String.join(
                ", ", part.ports().values().stream().map(port -> "127.0.0.1:" + port).toList());
    }

    private static String firstLine(RuntimeException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static final class NotAttempted extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotAttempted(String message) {
            super(message);
        }
    }
}
