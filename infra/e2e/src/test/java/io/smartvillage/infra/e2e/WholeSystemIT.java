package io.smartvillage.infra.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.local.demo.Demo;
import io.smartvillage.infra.local.demo.Outage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// All nine applications as processes on real servers, started by the command that users type.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeSystemIT {

    private static final Duration RESTART = Duration.ofMinutes(4);

    private static final VillageScript VILLAGE = new VillageScript();

    @BeforeAll
    static void up() throws IOException {
        forget(VILLAGE.state());
        VILLAGE.up();
    }

    @AfterAll
    static void down() {
        VILLAGE.down();
    }

    @Test
    @Order(1)
    void everyPartIsUp() {
        var status = VILLAGE.status();

        assertThat(status.path("state").asString()).as(status.toString()).isEqualTo("up");
    }

    @Test
    @Order(2)
    void theMainJobIsDoneThroughTheGatewayAlsoWhileOthersAreAway() {
        var steps = new ArrayList<String>();

        new Demo(target(Duration.ZERO), (step, result, took) -> steps.add(step)).run(new Away());

        assertThat(steps).hasSize(35);
    }

    @Test
    @Order(3)
    void theGatewayShowsTheApiOfEveryService() throws IOException, InterruptedException {
        for (var service : VillageScript.SERVICES) {
            var document =
                    HttpClient.newHttpClient()
                            .send(
                                    HttpRequest.newBuilder(
                                                    gateway().resolve("/v3/api-docs/" + service))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString());
            assertThat(document.statusCode()).as(service).isEqualTo(200);
            assertThat(document.body()).as(service).contains("\"openapi\":\"3.1");
        }
    }

    /// After each step another service is killed, and started again while the next step runs.
    @Test
    @Order(4)
    void killingEachServiceInTheMiddleLosesNothingAcknowledged() {
        var killed = new ArrayList<String>();
        var restarts = new ArrayList<CompletableFuture<Void>>();

        new Demo(
                        target(RESTART),
                        (step, result, took) -> {
                            restarts.forEach(CompletableFuture::join);
                            if (killed.size() < VillageScript.SERVICES.size()) {
                                var service = VillageScript.SERVICES.get(killed.size());
                                killed.add(service);
                                VILLAGE.kill(service);
                                restarts.add(CompletableFuture.runAsync(VILLAGE::up));
                            }
                        })
                .run();

        restarts.forEach(CompletableFuture::join);
        assertThat(killed).containsExactlyElementsOf(VillageScript.SERVICES);
    }

    private static Demo.Target target(Duration patience) {
        return new Demo.Target(
                gateway(),
                URI.create("http://127.0.0.1:" + VILLAGE.port("keycloak")),
                "127.0.0.1:" + VILLAGE.port("kafka"),
                VILLAGE.state().resolve("../../infra/demo").normalize(),
                patience);
    }

    private static URI gateway() {
        return URI.create("http://127.0.0.1:" + VILLAGE.port("gateway"));
    }

    /// What a decision at the gate could be tempted to ask, killed.
    private static final class Away implements Outage {

        private static final List<String> PARTS = List.of("keycloak", "kafka", "visitor-service");

        @Override
        public String begin() {
            PARTS.forEach(VILLAGE::kill);
            return String.join(", ", PARTS);
        }

        @Override
        public void end() {
            VILLAGE.up();
        }
    }

    /// A stack that an aborted build left is stopped and its data forgotten.
    private static void forget(Path state) throws IOException {
        if (!Files.exists(state)) {
            return;
        }
        VILLAGE.down();
        try (var files = Files.walk(state)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
