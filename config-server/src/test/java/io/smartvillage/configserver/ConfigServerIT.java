package io.smartvillage.configserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.cloud.config.client.ConfigClientFailFastException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigServerIT {

    private static final String KEY = "the key of this test";
    private static final String PASSWORD = "the password of this test";
    private static final String SHARED = "file:../infra/config/";

    @TempDir private Path own = Path.of("set by JUnit");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext server =
            start("--encrypt.key=" + KEY, folders(SHARED));

    @Configuration(proxyBeanMethods = false)
    static class SomeApplication {}

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void servesNobodyWithoutThePassword() {
        assertThat(get(server, "/billing-service/local", null).statusCode()).isEqualTo(401);
        assertThat(get(server, "/billing-service/local", "wrong").statusCode()).isEqualTo(401);
        assertThat(get(server, "/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(get(server, "/actuator/health/readiness", null).statusCode()).isEqualTo(200);
    }

    @Test
    void servesSettingsByApplicationAndProfile() {
        var discovery = get(server, "/discovery/local", PASSWORD).body();
        var billing = get(server, "/billing-service/saas", PASSWORD).body();

        assertThat(discovery).contains("discovery.yaml", "application-local.yaml");
        assertThat(billing)
                .contains("application-saas.yaml", "application.yaml")
                .doesNotContain("discovery.yaml");
    }

    @Test
    void decryptsOnTheWayToTheApplicationAndNowhereElse() throws IOException {
        var cipher = encrypt(server, "s3cret of billing");
        assertThat(cipher).doesNotContain("s3cret");
        Files.writeString(
                own.resolve("billing-service-saas.yaml"),
                "spring.datasource.password: '{cipher}%s'\n".formatted(cipher));

        try (var withOwnFolder =
                        start("--encrypt.key=" + KEY, folders(SHARED, own.toUri().toString()));
                var withAnotherKey =
                        start("--encrypt.key=other", folders(SHARED, own.toUri().toString()));
                var keyless = start("--encrypt.key=", folders(SHARED, own.toUri().toString()))) {
            assertThat(get(withOwnFolder, "/billing-service/saas", PASSWORD).body())
                    .contains("\"spring.datasource.password\":\"s3cret of billing\"");
            assertThat(get(withOwnFolder, "/visitor-service/saas", PASSWORD).body())
                    .doesNotContain("s3cret");
            for (var other : List.of(withAnotherKey, keyless)) {
                assertThat(get(other, "/billing-service/saas", PASSWORD).body())
                        .contains("\"invalid.spring.datasource.password\"")
                        .doesNotContain("\"spring.datasource.password\"", "s3cret");
            }
        }
        assertThat(post(server, "/decrypt", cipher).statusCode()).isEqualTo(403);
    }

    @Test
    void encryptsNothingWithoutAKey() {
        try (var keyless = start("--encrypt.key=", folders(SHARED))) {
            var answer = post(keyless, "/encrypt", "secret");

            assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
            assertThat(answer.body()).doesNotContain("secret");
        }
    }

    @Test
    void servesFromGitWhenToldTo(@TempDir Path repository) throws Exception {
        commit(repository, "infra/config/gateway.yaml", "from: git\n");

        try (var git =
                start(
                        "--smartvillage.settings.source=git",
                        "--spring.cloud.config.server.git.uri=" + repository.toUri())) {
            assertThat(get(git, "/gateway/default", PASSWORD).body()).contains("\"from\":\"git\"");
        }
    }

    @Test
    void givesAnApplicationItsSettings() {
        try (var application =
                client(
                        "--spring.cloud.config.uri=" + url(server),
                        "--spring.cloud.config.password=" + PASSWORD)) {
            assertThat(
                            application
                                    .getEnvironment()
                                    .getProperty("eureka.server.enable-self-preservation"))
                    .isEqualTo("false");
        }
    }

    @Test
    void endsAnApplicationThatCannotReachIt() {
        assertThatExceptionOfType(ConfigClientFailFastException.class)
                .isThrownBy(() ->
                        client(
                                "--spring.cloud.config.uri=http://127.0.0.1:1",
                                "--spring.cloud.config.retry.max-attempts=2",
                                "--spring.cloud.config.retry.initial-interval=10"));
    }

    private static ConfigurableApplicationContext client(String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                "--spring.application.name=discovery",
                                "--spring.config.import=classpath:config-client.yaml",
                                "--spring.cloud.config.enabled=true",
                                "--spring.cloud.config.username=config",
                                "--eureka.client.enabled=false"));
        all.addAll(List.of(arguments));
        return new SpringApplicationBuilder(SomeApplication.class)
                .web(WebApplicationType.NONE)
                .run(all.toArray(String[]::new));
    }

    private static ConfigurableApplicationContext start(String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                "--server.address=127.0.0.1",
                                "--server.port=0",
                                "--eureka.client.enabled=false",
                                "--spring.security.user.password=" + PASSWORD));
        all.addAll(List.of(arguments));
        return new SpringApplicationBuilder(ConfigServerApplication.class)
                .run(all.toArray(String[]::new));
    }

    private static String folders(String... folders) {
        return "--spring.cloud.config.server.native.search-locations=" + String.join(",", folders);
    }

    private static void commit(Path repository, String file, String text)
            throws IOException, GitAPIException {
        try (var git =
                Git.init().setDirectory(repository.toFile()).setInitialBranch("main").call()) {
            Files.createDirectories(Objects.requireNonNull(repository.resolve(file).getParent()));
            Files.writeString(repository.resolve(file), text);
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("Settings")
                    .setAuthor("Test", "test@example.test")
                    .setSign(false)
                    .call();
        }
    }

    private String encrypt(ConfigurableApplicationContext server, String text) {
        var answer = post(server, "/encrypt", text);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private HttpResponse<String> get(
            ConfigurableApplicationContext server,
            String path,
            @org.jspecify.annotations.Nullable String password) {
        var request = HttpRequest.newBuilder(URI.create(url(server) + path));
        return send(password == null ? request : signedIn(request, password));
    }

    private HttpResponse<String> post(
            ConfigurableApplicationContext server, String path, String text) {
        return send(
                signedIn(HttpRequest.newBuilder(URI.create(url(server) + path)), PASSWORD)
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString(text)));
    }

    private static HttpRequest.Builder signedIn(HttpRequest.Builder request, String password) {
        var user = ("config:" + password).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(user));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String url(ConfigurableApplicationContext server) {
        return "http://127.0.0.1:" + server.getEnvironment().getProperty("local.server.port");
    }
}
