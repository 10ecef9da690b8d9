package io.smartvillage.access.decision;

import io.smartvillage.access.AccessServiceApplication;
import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A second instance of the service, a process of its own beside the one under test.
final class OtherInstance {

    /// What the test's own settings are, the other instance needs, too.
    private static final List<String> SHARED =
            List.of(
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.kafka.bootstrap-servers",
                    "smartvillage.messaging.topic-prefix",
                    "smartvillage.messaging.group",
                    "smartvillage.tokens.issuer",
                    "smartvillage.tokens.jwk-set",
                    "smartvillage.privacy.master-key",
                    "smartvillage.storage.folder");

    private final DetachedProcess process;
    private final int port = Ports.free(1).getFirst();

    private OtherInstance(String name) {
        this.process = DetachedProcess.in(Path.of("target", name), "access-service");
    }

    /// @param differences from the settings of the one under test
    static OtherInstance start(String name, Environment environment, String... differences) {
        var instance = new OtherInstance(name);
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=UTC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                AccessServiceApplication.class.getName(),
                                "--server.address=127.0.0.1",
                                "--server.port=" + instance.port,
                                "--management.server.port=0",
                                "--eureka.client.enabled=false",
                                "--smartvillage.config.import=optional:classpath:none.yaml",
                                // Killed, it keeps its share of the topics from the others for this
                                // long.
                                "--spring.kafka.consumer.properties.session.timeout.ms=6000"));
        SHARED.stream()
                .filter(setting ->
                        Stream.of(differences)
                                .noneMatch(other -> other.startsWith("--" + setting + "=")))
                .forEach(setting ->
                        command.add(
                                "--" + setting + "=" + environment.getRequiredProperty(setting)));
        command.addAll(List.of(differences));
        instance.process.launch(command, Map.of(), Path.of("").toAbsolutePath());
        instance.process.awaitReady(instance::answers, Duration.ofMinutes(3));
        return instance;
    }

    private boolean answers() {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/gates"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    RestTestClient withToken(String token) {
        return RestTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                .build();
    }

    /// As if the machine had lost its power.
    void kill() {
        process.stop("KILL", Duration.ofSeconds(10));
    }
}
