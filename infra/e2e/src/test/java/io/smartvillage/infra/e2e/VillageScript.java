package io.smartvillage.infra.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.servers.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `./village` with a stack of the test's own: other ports and another folder than a developer's.
final class VillageScript {

    static final List<String> SERVICES =
            List.of(
                    "identity-service",
                    "property-service",
                    "billing-service",
                    "access-service",
                    "visitor-service",
                    "expense-service");

    private static final List<String> PARTS =
            Stream.concat(
                            Stream.of(
                                    "postgres",
                                    "kafka",
                                    "kafka-controller",
                                    "keycloak",
                                    "keycloak-management",
                                    "config-server",
                                    "discovery",
                                    "gateway",
                                    "gateway-management"),
                            SERVICES.stream())
                    .toList();

    /// Maven runs tests in the folder of their module.
    private final Path root = Path.of("..", "..").toAbsolutePath().normalize();

    private final Path state;
    private final Map<String, Integer> ports = new LinkedHashMap<>();

    VillageScript() {
        this.state = root.resolve(".village").resolve("e2e");
        var free = Ports.free(PARTS.size());
        for (int i = 0; i < PARTS.size(); i++) {
            ports.put(PARTS.get(i), free.get(i));
        }
    }

    Path state() {
        return state;
    }

    int port(String part) {
        return ports.getOrDefault(part, 0);
    }

    /// Starts what is not running; the jars are those of this build.
    void up() {
        var arguments = new ArrayList<>(List.of("up", "--no-training"));
        ports.forEach((part, port) -> arguments.addAll(List.of("--port", part + "=" + port)));
        succeed(arguments.toArray(String[]::new));
    }

    void down() {
        succeed("down");
    }

    JsonNode status() {
        return JsonMapper.shared().readTree(run("status", "--json").output());
    }

    /// As a crash does: without a chance to finish anything.
    void kill(String part) {
        var pid =
                status().path("parts")
                        .valueStream()
                        .filter(each -> each.path("name").asString().equals(part))
                        .map(each -> each.path("pid").asLong())
                        .findFirst()
                        .orElseThrow();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    }

    private String succeed(String... arguments) {
        var answer = run(arguments);
        assertThat(answer.exitCode()).as(answer.output()).isZero();
        return answer.output();
    }

    private record Answer(int exitCode, String output) {}

    private Answer run(String... arguments) {
        var command =
                new ArrayList<>(
                        List.of(root.resolve("village").toString(), "--state", state.toString()));
        command.addAll(Arrays.asList(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("VILLAGE_AS_BUILT", "true");
        try {
            var output = Files.createTempFile("village", ".out");
            var process = builder.redirectOutput(output.toFile()).start();
            var exitCode = process.waitFor();
            var text = Files.readString(output, UTF_8);
            Files.delete(output);
            return new Answer(exitCode, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
