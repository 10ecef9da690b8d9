package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Scanner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "reset",
        description =
                "Stops everything and deletes this stack's data, logs and secrets. Asks first.",
        mixinStandardHelpOptions = true)
final class ResetCommand implements Callable<Integer> {

    private static final String AGREEMENT = "yes";

    @ParentCommand private Village village = new Village();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean agreed;

    @Override
    public Integer call() throws IOException {
        var stack = village.stack();
        var folder = stack.settings().folder();
        if (!agreed && !ask(folder.toString())) {
            System.out.println("Nothing was deleted.");
            return 1;
        }
        try (var _ = stack.settings().lock()) {
            new ShutDown(Parts.of(stack).processes(), System.out).run();
            try (var entries = Files.list(folder)) {
                for (var entry : entries.toList()) {
                    // The chosen ports are the person's, not data; the lock is held.
                    var name = entry.getFileName().toString();
                    if (!name.equals("launcher.lock") && !name.equals("ports.properties")) {
                        Trees.delete(entry);
                    }
                }
            }
        }
        System.out.println("Deleted. The next up begins with empty villages.");
        return 0;
    }

    private static boolean ask(String folder) {
        System.out.print(
                "This deletes every village, house, payment and log in "
                        + folder
                        + ". Type yes to go on: ");
        System.out.flush();
        var answer = new Scanner(System.in, java.nio.charset.StandardCharsets.UTF_8);
        return answer.hasNextLine() && answer.nextLine().strip().equals(AGREEMENT);
    }
}
