package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/// What can be known before anything is started: taken ports, too little memory, too little disk.
/// All of it at once.
record Preflight(Stack stack, List<Part> toStart) {

    private static final long DISK_MIB = 3_000;

    /// @throws LauncherException listing everything that is wrong
    void check() {
        var problems = new ArrayList<String>();
        stack.settings().ports().requireDistinct();
        for (var part : toStart) {
            part.ports().forEach((name, port) -> checkPort(name, port, problems));
        }
        checkMemory(problems);
        checkDisk(problems);
        if (!problems.isEmpty()) {
            throw new LauncherException(String.join("\n", problems));
        }
    }

    private static void checkPort(String name, int port, List<String> problems) {
        if (!Ports.isFree(port)) {
            var holder = Ports.holderOf(port).map(process -> " by " + process).orElse("");
            problems.add(
                    "Port %d for %s is taken%s. Another one: ./village up --port %s=<number>"
                            .formatted(port, name, holder, name));
        }
    }

    private void checkMemory(List<String> problems) {
        var needed = toStart.stream().mapToLong(Part::expectedMiB).sum();
        var available = Memory.available();
        if (available.isPresent() && available.getAsLong() / 1024 < needed) {
            problems.add(
                    "Not enough memory: what is to be started takes about %d MiB, and %d MiB are available."
                            .formatted(needed, available.getAsLong() / 1024));
        }
    }

    private void checkDisk(List<String> problems) {
        try {
            for (var folder : List.of(stack.settings().folder(), stack.checkout().root())) {
                var free = Files.getFileStore(folder).getUsableSpace() / (1024 * 1024);
                if (free < DISK_MIB) {
                    problems.add(
                            "Not enough disk: %s has %d MiB left, %d MiB are needed."
                                    .formatted(folder, free, DISK_MIB));
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell the free space of the disk", e);
        }
    }
}
