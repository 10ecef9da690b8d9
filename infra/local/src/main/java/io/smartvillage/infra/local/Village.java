package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.ServerException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// `./village`: the commands, and what they share.
@Command(
        name = "./village",
        description = "Runs the whole Smart Village on this machine.",
        mixinStandardHelpOptions = true,
        version = "Smart Village 1.0.0",
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ResetCommand.class,
            ScaleCommand.class,
            TokenCommand.class,
            DemoCommand.class,
            BenchCommand.class
        },
        footer = "%nOutside this list: ./village test builds and tests everything with Maven.")
final class Village {

    private static final int FAILED = 1;

    @Option(names = "--checkout", hidden = true, defaultValue = ".", scope = ScopeType.INHERIT)
    private Path root = Path.of(".");

    @Option(
            names = "--state",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description =
                    "Where this stack keeps its data, logs and secrets (default: .village/local of the checkout).")
    private @Nullable Path state;

    public static void main(String[] arguments) {
        // Libraries that log through java.util.logging (Liquibase) say what they do; here only what
        // went wrong counts.
        Logger.getLogger("").setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Village())
                .setExecutionExceptionHandler((failure, commandLine, _) -> {
                    switch (failure) {
                        case LauncherException expected -> complain(commandLine, expected);
                        case ServerException expected -> complain(commandLine, expected);
                        case Exception unexpected -> throw unexpected;
                    }
                    return FAILED;
                });
    }

    Stack stack() {
        return stack(true);
    }

    Stack stack(boolean trains) {
        var checkout = Checkout.at(root);
        var given = state;
        // A relative path is meant from where ./village was called, not from the checkout.
        var base = Path.of(Optional.ofNullable(System.getenv("VILLAGE_CALLED_FROM")).orElse(""));
        var folder = given != null ? base.resolve(given) : checkout.village().resolve("local");
        return new Stack(checkout, Settings.in(folder), trains);
    }

    private static void complain(CommandLine commandLine, Exception failure) {
        commandLine.getErr().println(failure.getMessage());
        commandLine.getErr().flush();
    }
}
