package io.smartvillage.infra.local;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/// Stops parts: applications first, as many at once as there are cores, then the servers they need.
record ShutDown(List<Part> parts, PrintStream out) {

    /// @throws LauncherException naming the parts that could not be stopped, after all others were
    void run() {
        var running =
                parts.stream()
                        .filter(part -> part.process().isPresent() && part.isRunning())
                        .toList();
        var failures = new ArrayList<String>();
        together(
                running.stream()
                        .filter(part -> part instanceof ApplicationPart)
                        .toList()
                        .reversed(),
                failures);
        together(
                running.stream().filter(part -> isServer(part) && !part.needs().isEmpty()).toList(),
                failures);
        together(
                running.stream().filter(part -> isServer(part) && part.needs().isEmpty()).toList(),
                failures);
        if (!failures.isEmpty()) {
            throw new LauncherException(String.join("\n", failures));
        }
        out.println(
                running.isEmpty()
                        ? "Nothing was running."
                        : "Everything that was asked for is stopped.");
    }

    private static boolean isServer(Part part) {
        return part instanceof ServerPart;
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
