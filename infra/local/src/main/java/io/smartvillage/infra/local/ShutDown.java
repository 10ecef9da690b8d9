package io.smartvillage.infra.local;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/// Stops parts, as many at once as there are cores: applications first, then the servers, and each
/// after those that need it. So discovery hears every service go, and none looks for it in vain.
record ShutDown(List<Part> parts, PrintStream out) {

    /// @throws LauncherException naming the parts that could not be stopped, after all others were
    void run() {
        var running = parts.stream().filter(Part::isRunning).toList();
        var failures = new ArrayList<String>();
        rounds(running).forEach(round -> together(round, failures));
        if (!failures.isEmpty()) {
            throw new LauncherException(String.join("\n", failures));
        }
        out.println(
                running.isEmpty()
                        ? "Nothing was running."
                        : "Everything that was asked for is stopped.");
    }

    /// Those that stop together, in the order in which they do.
    static List<List<Part>> rounds(List<Part> running) {
        var rounds = new ArrayList<List<Part>>();
        for (boolean servers : List.of(false, true)) {
            var left = new ArrayList<>(running.reversed());
            left.removeIf(part -> part instanceof ServerPart != servers);
            while (!left.isEmpty()) {
                var needed =
                        left.stream()
                                .flatMap(part -> part.needs().stream())
                                .collect(Collectors.toSet());
                var round = left.stream().filter(part -> !needed.contains(part.name())).toList();
                rounds.add(round);
                left.removeAll(round);
            }
        }
        return rounds;
    }

    private void together(List<Part> group, List<String> failures) {
        var cores = new Semaphore(Runtime.getRuntime().availableProcessors());
        var threads =
                group.stream()
                        .map(part -> Thread.ofPlatform().start(() -> stop(part, cores, failures)))
                        .toList();
        for (var thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted while stopping", e);
            }
        }
    }

    private void stop(Part part, Semaphore cores, List<String> failures) {
        var began = System.nanoTime();
        try {
            cores.acquire();
            try {
                part.stop(this::announce);
            } finally {
                cores.release();
            }
            synchronized (out) {
                out.printf(
                        "%-18s stopped after %.1f s%n",
                        part.name(), (System.nanoTime() - began) / 1e9);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            synchronized (failures) {
                failures.add(part.name() + ": " + e.getMessage());
            }
        }
    }

    private void announce(String part, String step) {
        synchronized (out) {
            out.printf("%-18s %s%n", part, step);
        }
    }
}
