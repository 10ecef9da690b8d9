package io.smartvillage.infra.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Keeps the load on the first core and what is measured on the second, so that they do not steal
/// from each other.
final class Cores {

    static final String LOAD = "0";
    static final String SUBJECT = "1";

    private Cores() {}

    /// Moves a process and its threads; children started later follow.
    static void pin(long pid, String core) throws IOException, InterruptedException {
        var taskset =
                new ProcessBuilder("taskset", "-acp", core, String.valueOf(pid))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (taskset.waitFor() != 0) {
            throw new IOException("taskset could not move process " + pid + " to core " + core);
        }
    }

    static List<String> onLoadCore() {
        return List.of("taskset", "-c", LOAD);
    }

    static List<String> onSubjectCore() {
        return List.of("taskset", "-c", SUBJECT);
    }

    /// For what would otherwise stay on the core of whoever starts it.
    static List<String> onBothCores() {
        return List.of("taskset", "-c", LOAD + "," + SUBJECT);
    }

    static Path tool(String name, String aptPackage, String... folders) {
        for (var folder : folders) {
            var tool = Path.of(folder, name);
            if (Files.isExecutable(tool)) {
                return tool;
            }
        }
        throw new MissingToolException(name, aptPackage);
    }
}
