package io.smartvillage.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/// With the settings that config-server serves.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryIT {

    private static final String PASSWORD = "the password of this test";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext discovery =
            new SpringApplicationBuilder(DiscoveryApplication.class)
                    .run(
                            "--server.address=127.0.0.1",
                            "--server.port=0",
                            "--eureka.instance.hostname=127.0.0.1",
                            "--spring.security.user.password=" + PASSWORD,
                            "--smartvillage.config.import=optional:classpath:none.yaml",
                            "--spring.config.additional-location="
                                    + "file:../infra/config/application.yaml,"
                                    + "file:../infra/config/discovery.yaml");

    @AfterAll
    void stop() {
        discovery.close();
    }

    @Test
    void letsNobodyReadOrRegisterWithoutThePassword() {
        assertThat(send("GET", "/eureka/apps", "", false).statusCode()).isEqualTo(401);
        assertThat(send("POST", "/eureka/apps/EVIL", instance("EVIL", 30), false).statusCode())
                .isEqualTo(401);
        assertThat(send("GET", "/actuator/prometheus", "", false).statusCode()).isEqualTo(401);
        assertThat(send("GET", "/actuator/health/readiness", "", false).statusCode())
                .isEqualTo(200);
        assertThat(send("GET", "/", "", true).statusCode()).isEqualTo(404);
    }

    @Test
    void listsAnInstanceAndForgetsItSoonAfterItHasDied() {
        register("DIES", 2);

        await().atMost(Duration.ofSeconds(5)).until(() -> apps().contains("DIES"));
        // Eureka counts a lease from the last renewal and adds its length once more.
        await().atMost(Duration.ofSeconds(15)).until(() -> !apps().contains("DIES"));
    }

    @Test
    void forgetsAnInstanceAtOnceWhenItSaysGoodbye() {
        register("LEAVES", 60);
        await().atMost(Duration.ofSeconds(5)).until(() -> apps().contains("LEAVES"));

        send("DELETE", "/eureka/apps/LEAVES/leaves-1", "", true);

        await().atMost(Duration.ofSeconds(5)).until(() -> !apps().contains("LEAVES"));
    }

    @Test
    void keepsInstancesThatRenewEvenWhenMostOthersDie() {
        register("STAYS", 3);
        for (int i = 0; i < 5; i++) {
            register("DIES-TOO-" + i, 1);
        }
        // What Eureka shows is up to a second old.
        await().atMost(Duration.ofSeconds(5))
                .until(() -> apps().contains("DIES-TOO") && apps().contains("STAYS"));
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    renew("STAYS");
                    return !apps().contains("DIES-TOO");
                });

        assertThat(apps()).contains("STAYS");
    }

    private void register(String name, int leaseSeconds) {
        assertThat(
                        send("POST", "/eureka/apps/" + name, instance(name, leaseSeconds), true)
                                .statusCode())
                .isEqualTo(204);
    }

    private void renew(String name) {
        send("PUT", "/eureka/apps/" + name + "/" + id(name) + "?status=UP", "", true);
    }

    private String apps() {
        return send("GET", "/eureka/apps", "", true).body();
    }

    private static String id(String name) {
        return name.toLowerCase(java.util.Locale.ROOT) + "-1";
    }

    private static String instance(String name, int leaseSeconds) {
        return """
        {"instance": {"instanceId": "%s", "app": "%s", "hostName": "127.0.0.1", "ipAddr": "127.0.0.1",
          "vipAddress": "%s", "status": "UP", "port": {"$": 1, "@enabled": "true"},
          "dataCenterInfo": {"@class": "com.netflix.appinfo.MyDataCenterInfo", "name": "MyOwn"},
          "leaseInfo": {"renewalIntervalInSecs": 1, "durationInSecs": %d}}}
        """
                .formatted(id(name), name, name, leaseSeconds);
    }

    private HttpResponse<String> send(String method, String path, String json, boolean signedIn) {
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + discovery
                                                        .getEnvironment()
                                                        .getProperty("local.server.port")
                                                + path))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(method, BodyPublishers.ofString(json));
        if (signedIn) {
            var user = ("discovery:" + PASSWORD).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
