package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Executables;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// The figures of this stack are measured here; the others by infra/bench, on servers of its own.
@Command(
        name = "bench",
        description = {
            "Measures one figure: start, memory, rls, outbox, billing-run, documents,",
            "gateway, gateway-token, access-decision, access-ingest, access-query or scale.",
            "Prints a JSON line per figure with both sides; ends with 1 below the bar."
        },
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final String MODULE = "infra/bench";

    @ParentCommand private Village village = new Village();

    @Parameters(paramLabel = "NAME")
    private String name = "";

    @Option(
            names = "-D",
            paramLabel = "KEY=VALUE",
            description = {
                "For billing-run: -Dsmartvillage.bench.properties=1000000,",
                "for access-ingest and access-query: -Dsmartvillage.bench.rows=1000000."
            })
    private Map<String, String> settings = Map.of();

    @Override
    public Integer call() {
        var stack = village.stack();
        return switch (name) {
            case "start" -> new StackBench(stack).start();
            case "memory" -> new StackBench(stack).memory();
            default -> elsewhere(stack);
        };
    }

    /// What is measured has to be built as well.
    private List<String> modules() {
        return switch (name) {
            case "documents" -> List.of(MODULE, MODULE + "/documents");
            case "gateway" ->
                    List.of(MODULE, MODULE + "/bare-mvc", MODULE + "/bare-webflux", "gateway");
            case "access-query" -> List.of(MODULE, "access-service");
            case "billing-run" -> List.of(MODULE, "billing-service");
            case "access-ingest" -> List.of(MODULE, "access-service");
            case "access-decision", "scale" -> List.of(MODULE, "access-service");
            case "gateway-token" -> List.of(MODULE, "gateway");
            default -> List.of(MODULE);
        };
    }

    private int elsewhere(Stack stack) {
        var root = stack.checkout().root();
        var built =
                Executables.run(
                        List.of(
                                Build.mavenProgram(),
                                "--batch-mode",
                                "--quiet",
                                "--projects",
                                String.join(",", modules()),
                                "--also-make",
                                "-Dmaven.test.skip=true",
                                "-Dspotless.check.skip=true",
                                "package"),
                        Map.of(),
                        root);
        if (!built.succeeded()) {
            throw new LauncherException("The benchmarks could not be built:\n" + built.output());
        }
        var target = root.resolve(MODULE).resolve("target");
        var folder = stack.checkout().village().resolve("bench");
        try {
            Files.createDirectories(folder);
            var classPath = Files.readString(target.resolve("class-path")).strip();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
            settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
            command.addAll(
                    List.of(
                            "-cp",
                            target.resolve("classes") + File.pathSeparator + classPath,
                            "io.smartvillage.infra.bench.Bench",
                            name,
                            folder.toString()));
            return new ProcessBuilder(command)
                    .inheritIO()
                    .directory(root.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while measuring", e);
        }
    }
}
