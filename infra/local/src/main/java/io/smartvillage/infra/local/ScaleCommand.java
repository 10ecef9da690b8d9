package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Ports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "scale",
        description = "Runs as many processes of a service as asked for, behind the gateway.",
        mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {

    private static final int MOST = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @ParentCommand private Village village = new Village();

    @Parameters(index = "0", paramLabel = "SERVICE")
    private String name = "";

    @Parameters(index = "1", paramLabel = "N")
    private int count;

    @Override
    public Integer call() {
        var stack = village.stack();
        var service = service(stack);
        if (count < 1 || count > MOST) {
            throw new LauncherException(
                    "A service runs as 1 to " + MOST + " processes, not " + count);
        }
        try (var _ = stack.settings().lock()) {
            var before = Parts.of(stack);
            if (!before.require(Application.DISCOVERY.module()).isRunning()) {
                throw new LauncherException(
                        "Discovery is not running, and nobody would find the processes: ./village up");
            }
            var surplus = surplus(before, service);
            if (!surplus.isEmpty()) {
                new ShutDown(surplus, System.out).run();
            }
            stack.settings().instances(service, count);
            choosePorts(stack, service);
            var wanted = instances(Parts.of(stack), service);
            var missing =
                    wanted.stream()
                            .filter(part -> !part.isRunning())
                            .map(Part.class::cast)
                            .toList();
            new Preflight(stack, missing).check();
            var board = new Board(System.out, false, missing.stream().map(Part::name).toList());
            new StartUp(missing, board).run();
            awaitDiscovery(stack, service);
            wanted.forEach(part -> System.out.println(part.name() + "  " + part.url()));
        }
        return 0;
    }

    private Application service(Stack stack) {
        return stack.checkout().applications().stream()
                .filter(application -> application.isService() && application.module().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new LauncherException(
                                "There is no service called "
                                        + name
                                        + ": "
                                        + String.join(
                                                ", ",
                                                Application.services().stream()
                                                        .map(Application::module)
                                                        .toList())));
    }

    private List<Part> surplus(Parts parts, Application service) {
        return instances(parts, service).stream().skip(count).map(Part.class::cast).toList();
    }

    private static List<ApplicationPart> instances(Parts parts, Application service) {
        return parts.all().stream()
                .filter(ApplicationPart.class::isInstance)
                .map(ApplicationPart.class::cast)
                .filter(part -> part.application() == service)
                .toList();
    }

    private void choosePorts(Stack stack, Application service) {
        var plan = stack.settings().ports();
        for (var instance = 2; instance <= count; instance++) {
            var part = service.module() + "-" + instance;
            if (!plan.knows(part)) {
                plan.choose(part, Integer.toString(Ports.free(1).getFirst()));
            }
        }
        plan.save();
    }

    private void awaitDiscovery(Stack stack, Application service) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var discovery = new Discovery(stack);
        while (discovery.instancesUp(service) != count) {
            if (System.nanoTime() > deadline) {
                throw new LauncherException(
                        "Discovery lists %d processes of %s instead of %d after %d s."
                                .formatted(
                                        discovery.instancesUp(service),
                                        name,
                                        count,
                                        PATIENCE.toSeconds()));
            }
            try {
                Thread.sleep(Duration.ofMillis(250));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LauncherException("Interrupted", e);
            }
        }
    }
}
