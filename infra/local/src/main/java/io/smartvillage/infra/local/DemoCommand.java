package io.smartvillage.infra.local;

import io.smartvillage.infra.local.demo.Demo;
import io.smartvillage.infra.local.demo.DemoFailedException;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

@Command(
        name = "demo",
        description = "Does the main job once, through the gateway, with villages of its own.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final double MILLIS_PER_SECOND = 1000;

    @ParentCommand private Village village = new Village();

    @Option(names = "--json", description = "A JSON line per step.")
    private boolean json;

    @Option(
            names = "--outage",
            description =
                    "Stops Keycloak, Kafka and visitor-service for a while and goes on at the gate.")
    private boolean outage;

    @Override
    public Integer call() {
        var stack = village.stack();
        var start = System.nanoTime();
        try {
            var demo = new Demo(target(stack), this::print);
            if (outage) {
                demo.run(new PartsAway(stack, System.out));
            } else {
                demo.run();
            }
        } catch (DemoFailedException e) {
            throw new LauncherException(String.valueOf(e.getMessage()), e);
        }
        print("all", "passed", Duration.ofNanos(System.nanoTime() - start));
        return 0;
    }

    static Demo.Target target(Stack stack) {
        var keycloak = stack.keycloak();
        if (!keycloak.process().isRunning()) {
            throw new LauncherException("The stack is not running: ./village up");
        }
        if (stack.settings().standalone()) {
            throw new LauncherException(
                    "The demo makes two villages, and this stack lets one in: ./village down, then"
                            + " ./village up without --standalone");
        }
        return new Demo.Target(
                URI.create(
                        "http://127.0.0.1:"
                                + stack.settings().ports().of(Application.GATEWAY.module())),
                URI.create(keycloak.baseUrl()),
                stack.kafka().bootstrapServers(),
                stack.checkout().root().resolve("infra/demo"),
                Duration.ZERO);
    }

    private void print(String step, String result, Duration took) {
        var seconds = took.toMillis() / MILLIS_PER_SECOND;
        if (json) {
            var line = new LinkedHashMap<String, Object>();
            line.putAll(Map.of("step", step));
            line.put("result", result);
            line.put("seconds", seconds);
            System.out.println(JsonMapper.shared().writeValueAsString(line));
        } else {
            System.out.printf("%7.2f s  %s: %s%n", seconds, step, result);
        }
    }
}
