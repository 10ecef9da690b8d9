package io.smartvillage.infra.local;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "up",
        description = "Builds what is missing and starts what is not running.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @ParentCommand private Village village = new Village();

    @Option(
            names = "--standalone",
            description = "Serve exactly one village, without naming it in every request.")
    private boolean standalone;

    @Option(
            names = "--port",
            paramLabel = "PART=NUMBER",
            description =
                    "Another port than the usual one, kept for later runs, such as gateway=9090.")
    private Map<String, String> ports = new TreeMap<>();

    @Option(
            names = "--no-training",
            description =
                    "Start a new build without recording for the next start: less work now, slower then.")
    private boolean withoutTraining;

    @Parameters(
            paramLabel = "PART",
            arity = "0..*",
            description = "Only these parts and what they need.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        var began = System.nanoTime();
        var stack = village.stack(!withoutTraining);
        try (var _ = stack.settings().lock()) {
            var before = Parts.of(stack);
            choosePorts(stack, before);
            chooseMode(stack, before);
            var wanted = wanted(Parts.of(stack));
            var missing =
                    wanted.parallelStream()
                            .filter(part -> part.process().isPresent() && !part.answers())
                            .toList();
            new Preflight(stack, missing.stream().filter(part -> !part.isRunning()).toList())
                    .check();
            var board =
                    new Board(System.out, isTerminal(), wanted.stream().map(Part::name).toList());
            new StartUp(wanted, board).run();
        }
        System.out.printf("%nUp after %.1f s.%n%n", (System.nanoTime() - began) / 1e9);
        new Overview(stack).print(System.out);
        return 0;
    }

    /// All parts, or those named and, transitively, what they need.
    private List<Part> wanted(Parts parts) {
        if (names.isEmpty()) {
            return parts.all();
        }
        var wanted = new TreeMap<String, Part>();
        var open = new ArrayList<>(names);
        while (!open.isEmpty()) {
            var part = parts.require(open.removeLast());
            if (wanted.put(part.name(), part) == null) {
                open.addAll(part.needs());
            }
        }
        return parts.all().stream().filter(part -> wanted.containsKey(part.name())).toList();
    }

    private void choosePorts(Stack stack, Parts before) {
        if (ports.isEmpty()) {
            return;
        }
        var plan = stack.settings().ports();
        for (var choice : ports.entrySet()) {
            var holder =
                    before.processes().stream()
                            .filter(part ->
                                    part.ports().containsKey(choice.getKey()) && part.isRunning())
                            .findFirst();
            var same =
                    plan.knows(choice.getKey())
                            && Integer.toString(plan.of(choice.getKey())).equals(choice.getValue());
            if (holder.isPresent() && !same) {
                throw new LauncherException(
                        holder.get().name()
                                + " is running on port "
                                + plan.of(choice.getKey())
                                + ": ./village down before it gets another one");
            }
            plan.choose(choice.getKey(), choice.getValue());
        }
        plan.requireDistinct();
        plan.save();
    }

    private void chooseMode(Stack stack, Parts before) {
        var applicationsRun =
                before.processes().stream()
                        .anyMatch(part -> part instanceof ApplicationPart && part.isRunning());
        if (applicationsRun && stack.settings().standalone() != standalone) {
            throw new LauncherException(
                    "This stack is running "
                            + (standalone ? "for many villages" : "standalone")
                            + ": ./village down before it is started the other way");
        }
        stack.settings().standalone(standalone);
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }
}
