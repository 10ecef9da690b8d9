package io.smartvillage.infra.local;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a start of this stack takes, and what it holds in memory.
final class StackBench {

    private static final double MOST_OVER_CPU = 1.2;
    private static final double MOST_SECONDS = 60;
    private static final double MOST_MIB_PER_SERVICE = 350;
    private static final double MOST_MIB = 4608;
    private static final double MILLIS_PER_SECOND = 1000;

    private final Stack stack;

    private boolean reached = true;

    StackBench(Stack stack) {
        this.stack = stack;
    }

    /// Stops the stack and starts it again, everything built and trained before.
    int start() {
        double wall;
        double cpu;
        try (var _ = stack.settings().lock()) {
            var parts = Parts.of(stack);
            startAgain(parts);
            new ShutDown(parts.all(), System.err).run();
            var own = cpuSeconds(ProcessHandle.current());
            var began = System.nanoTime();
            up(parts);
            wall = Duration.ofNanos(System.nanoTime() - began).toMillis() / MILLIS_PER_SECOND;
            cpu = cpuSeconds(ProcessHandle.current()) - own + cpuOf(parts);
        }
        var ideal = cpu / Runtime.getRuntime().availableProcessors();
        print(
                "start: wall clock ÷ (CPU seconds of the parts ÷ cores)",
                wall,
                ideal,
                wall / ideal,
                MOST_OVER_CPU);
        print("start: whole suite, warm, seconds", wall, null, wall, MOST_SECONDS);
        return reached ? 0 : 1;
    }

    /// Builds and trains what is missing, which happens at a start and at a stop.
    private static void startAgain(Parts parts) {
        new ShutDown(parts.all(), System.err).run();
        up(parts);
    }

    private static void up(Parts parts) {
        var names = parts.all().stream().map(Part::name).toList();
        new StartUp(parts.all(), new Board(System.err, false, names)).run();
    }

    /// Of a running stack, after requests to each service.
    int memory() {
        var statuses = Parts.of(stack).processes().stream().map(PartStatus::of).toList();
        if (statuses.stream().anyMatch(status -> status.state() != PartStatus.State.UP)) {
            throw new LauncherException(
                    "Not every part is up: ./village up, then ./village demo for some requests");
        }
        long sum = 0;
        for (var status : statuses) {
            sum += status.proportionalMiB();
            var application = Application.named(status.name());
            if (application.isPresent()) {
                print(
                        "memory: " + status.name() + ", proportional MiB",
                        (double) status.proportionalMiB(),
                        null,
                        (double) status.proportionalMiB(),
                        MOST_MIB_PER_SERVICE);
            }
        }
        print("memory: whole suite, proportional MiB", (double) sum, null, (double) sum, MOST_MIB);
        return reached ? 0 : 1;
    }

    private void print(
            String figure, double subject, @Nullable Double baseline, double value, double most) {
        var line = new LinkedHashMap<String, Object>();
        line.put("figure", figure);
        line.put("subject", rounded(subject));
        if (baseline != null) {
            line.put("baseline", rounded(baseline));
            line.put("ratio", rounded(value));
        }
        line.put("atMost", most);
        line.put("reached", value <= most);
        System.out.println(JsonMapper.shared().writeValueAsString(line));
        reached &= value <= most;
    }

    private static double rounded(double value) {
        return Math.round(value * MILLIS_PER_SECOND) / MILLIS_PER_SECOND;
    }

    private static double cpuOf(Parts parts) {
        return parts.processes().stream()
                .flatMap(part -> part.process().orElseThrow().pid().stream().boxed())
                .flatMap(pid -> ProcessHandle.of(pid).stream())
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .mapToDouble(StackBench::cpuSeconds)
                .sum();
    }

    private static double cpuSeconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / MILLIS_PER_SECOND;
    }
}
