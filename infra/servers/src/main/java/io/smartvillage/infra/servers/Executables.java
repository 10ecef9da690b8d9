package io.smartvillage.infra.servers;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Short-lived programs: where they are, and what they answer.
public final class Executables {

    private static final Pattern PATH_SEPARATOR =
            Pattern.compile(Pattern.quote(File.pathSeparator));

    private Executables() {}

    public record Answer(int exitCode, String output) {

        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// The JVM that runs this code.
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    public static Optional<Path> find(String program) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        PATH_SEPARATOR.splitAsStream(path),
                        Stream.of("/usr/bin", "/bin", "/usr/sbin", "/sbin"))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// Runs to the end. Standard output and error are one text.
    public static Answer run(
            List<String> command, Map<String, String> environment, Path workingFolder) {
        try {
            var builder =
                    new ProcessBuilder(command)
                            .directory(workingFolder.toFile())
                            .redirectInput(new File("/dev/null"))
                            .redirectErrorStream(true);
            builder.environment().putAll(environment);
            var process = builder.start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Answer(process.waitFor(), output.strip());
        } catch (IOException e) {
            return new Answer(127, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while running " + command.getFirst(), e);
        }
    }
}
