package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Executables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// What processes take of this machine's memory.
final class Memory {

    private Memory() {}

    /// The proportional set size of a process and all its children in KiB: pages shared by n
    /// processes count 1/n each. Where the system does not tell (macOS), the resident size.
    static long ofTree(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToLong(process -> ofProcess(process.pid()))
                .sum();
    }

    /// Memory in KiB that can be had without swapping.
    static OptionalLong available() {
        return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    private static long ofProcess(long pid) {
        var proportional = kibibytes(Path.of("/proc", Long.toString(pid), "smaps_rollup"), "Pss:");
        return proportional.isPresent() ? proportional.getAsLong() : resident(pid);
    }

    private static OptionalLong kibibytes(Path file, String label) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException _) {
            return OptionalLong.empty();
        }
    }

    private static long resident(long pid) {
        var answer =
                Executables.run(
                        List.of("ps", "-o", "rss=", "-p", Long.toString(pid)),
                        Map.of(),
                        Path.of("/"));
        return answer.succeeded() && !answer.output().isBlank()
                ? Long.parseLong(answer.output().strip())
                : 0;
    }
}
