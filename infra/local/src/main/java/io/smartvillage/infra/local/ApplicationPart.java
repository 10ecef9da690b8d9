package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// One process of one of the applications.
///
/// The first process of a build records what it does for the JDK's AOT cache and writes it when it
/// is stopped; from then on that build starts in a fraction of the time.
final class ApplicationPart implements Part {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    private static final Duration STOP_GRACE = Duration.ofSeconds(40);
    private static final Duration STOP_GRACE_WHEN_RECORDING = Duration.ofMinutes(4);

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /// A starting application answers its first question late, and asking again would be more work
    /// for it.
    private static final Duration PATIENCE_WITH_A_STARTING_ONE = Duration.ofSeconds(30);

    private final Stack stack;
    private final Application application;
    private final String name;
    private final int instance;
    private final List<String> needs;
    private final DetachedProcess process;

    /// @param instance 1 for the one on the well-known port
    ApplicationPart(Stack stack, Application application, int instance, List<String> needs) {
        this.stack = stack;
        this.application = application;
        this.instance = instance;
        this.name = instance == 1 ? application.module() : application.module() + "-" + instance;
        this.needs = List.copyOf(needs);
        this.process =
                DetachedProcess.of(
                        name, stack.settings().pidFile(name), stack.settings().log(name));
    }

    Application application() {
        return application;
    }

    int port() {
        return stack.settings().ports().of(name);
    }

    String url() {
        return "http://127.0.0.1:" + port();
    }

    /// Whether the process runs another build than the one in the checkout.
    boolean isOutdated() {
        var jar = stack.checkout().jar(application);
        return isRunning()
                && Files.exists(jar)
                && !stack.settings()
                        .read(runFile("build"))
                        .equals(
                                Optional.of(
                                        ApplicationImage.fingerprint(
                                                stack.checkout(), application)));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<String> needs() {
        return needs;
    }

    @Override
    public Optional<DetachedProcess> process() {
        return Optional.of(process);
    }

    @Override
    public SortedMap<String, Integer> ports() {
        var ports = new TreeMap<String, Integer>();
        ports.put(name, port());
        if (application.kind() == Application.Kind.GATEWAY) {
            ports.put(PortPlan.GATEWAY_MANAGEMENT, managementPort());
        }
        return ports;
    }

    @Override
    public int expectedMiB() {
        return application.heapMiB() + 100;
    }

    @Override
    public boolean isHeavy() {
        return true;
    }

    @Override
    public boolean answers() {
        return isReady(PATIENCE);
    }

    private boolean isReady(Duration patience) {
        var url = "http://127.0.0.1:" + managementPort() + "/actuator/health/readiness";
        return isRunning() && Http.isOk(url, patience);
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            ports().values().forEach(port -> Ports.requireFree(name, port));
            progress.step(name, "extracting");
            var image = ApplicationImage.of(stack.checkout(), application);
            var recording = instance == 1 && !image.isTrained() && stack.trains();
            stack.settings().write(runFile("build"), image.fingerprint());
            stack.settings().write(runFile("recording"), recording ? image.fingerprint() : null);
            progress.step(name, recording ? "starting, recording for the next time" : "starting");
            createFolders();
            process.launch(
                    image.command(recording),
                    stack.environment(application, name),
                    stack.settings().folder());
        }
        process.awaitReady(() -> isReady(PATIENCE_WITH_A_STARTING_ONE), START_TIMEOUT);
    }

    @Override
    public void stop(Progress progress) {
        var recording = stack.settings().read(runFile("recording"));
        if (recording.isPresent() && process.isRunning()) {
            progress.step(
                    name, "stopping, writing down for the next start what it learnt in this one");
            process.stop("TERM", STOP_GRACE_WHEN_RECORDING);
            ApplicationImage.adoptCache(stack.checkout(), application, recording.get());
        } else {
            progress.step(name, "stopping");
            process.stop("TERM", STOP_GRACE);
        }
        stack.settings().write(runFile("recording"), null);
        stack.settings().write(runFile("build"), null);
    }

    private void createFolders() {
        if (application.isService()) {
            try {
                Files.createDirectories(stack.settings().files(application));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot make the folder of " + name, e);
            }
        }
    }

    private int managementPort() {
        return application.kind() == Application.Kind.GATEWAY
                ? stack.settings().ports().of(PortPlan.GATEWAY_MANAGEMENT)
                : port();
    }

    private String runFile(String what) {
        return name + "." + what;
    }
}
