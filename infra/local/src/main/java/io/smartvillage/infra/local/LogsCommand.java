package io.smartvillage.infra.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(name = "logs", description = "Prints the log of a part.", mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(200);

    @ParentCommand private Village village = new Village();

    @Parameters(paramLabel = "PART")
    private String name = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on printing what is added, until interrupted.")
    private boolean follow;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var stack = village.stack();
        var part = Parts.of(stack).require(name);
        var log =
                part.process()
                        .map(process -> process.log())
                        .orElseGet(() -> stack.settings().log(name));
        if (!Files.exists(log) && !follow) {
            throw new LauncherException(name + " has no log yet: " + log);
        }
        var position = 0L;
        do {
            position = print(log, position, System.out);
            if (follow) {
                Thread.sleep(POLL);
            }
        } while (follow);
        return 0;
    }

    /// Prints what comes after the position; from the beginning when the file is a new, shorter
    /// one.
    ///
    /// @return the position of the end
    static long print(Path log, long position, PrintStream out) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(file.length() < position ? 0 : position);
            var buffer = new byte[8192];
            for (var read = file.read(buffer); read > 0; read = file.read(buffer)) {
                out.write(buffer, 0, read);
            }
            out.flush();
            return file.getFilePointer();
        }
    }
}
