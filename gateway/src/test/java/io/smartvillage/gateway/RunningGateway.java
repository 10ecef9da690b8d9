package io.smartvillage.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The whole gateway on a free port, with settings of the test's choice.
final class RunningGateway implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private RunningGateway(Clock clock, Map<String, Object> settings) {
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        context =
                new SpringApplicationBuilder(GatewayApplication.class, TimeOfTheTest.class)
                        .initializers(application ->
                                application.getBeanFactory().registerSingleton("testClock", clock))
                        .run(arguments.toArray(String[]::new));
    }

    /// Beans of the gateway take the time from here.
    @Configuration(proxyBeanMethods = false)
    static class TimeOfTheTest {

        @Bean
        @Primary
        Clock clockOfTheTest(Clock testClock) {
            return testClock;
        }
    }

    static Setup with() {
        return new Setup();
    }

    static final class Setup {

        private final Map<String, Object> settings = new HashMap<>();
        private final Map<String, Integer> instances = new HashMap<>();
        private Clock clock = Clock.systemUTC();

        private Setup() {
            settings.put("smartvillage.config.import", "optional:classpath:none.yaml");
            settings.put("eureka.client.enabled", false);
            settings.put("server.address", "127.0.0.1");
            settings.put("server.port", 0);
            settings.put("management.server.port", 0);
            settings.put("smartvillage.gateway.village.domain", "villages.test");
            settings.put("smartvillage.gateway.upstream.connect-timeout", "500ms");
        }

        Setup tokensOf(TestIssuer issuer) {
            return set("smartvillage.tokens.issuer", TestIssuer.ISSUER)
                    .set("smartvillage.tokens.jwk-set", issuer.keysUrl());
        }

        Setup tokensOfKeycloak(String baseUrl) {
            return set("smartvillage.tokens.issuer", baseUrl + "/realms/smartvillage")
                    .set(
                            "smartvillage.tokens.jwk-set",
                            baseUrl + "/realms/smartvillage/protocol/openid-connect/certs");
        }

        Setup instance(String service, TestService instance) {
            return instance(service, instance.url());
        }

        Setup instance(String service, String url) {
            int index = instances.merge(service, 1, Integer::sum) - 1;
            return set(
                    "spring.cloud.discovery.client.simple.instances.%s[%d].uri"
                            .formatted(service, index),
                    url);
        }

        Setup clock(Clock clock) {
            this.clock = clock;
            return this;
        }

        Setup set(String name, Object value) {
            settings.put(name, value);
            return this;
        }

        RunningGateway start() {
            return new RunningGateway(clock, settings);
        }
    }

    int port() {
        return port("local.server.port");
    }

    int managementPort() {
        return port("local.management.port");
    }

    private int port(String name) {
        return Integer.parseInt(Objects.requireNonNull(context.getEnvironment().getProperty(name)));
    }

    record Answer(int status, HttpResponse<byte[]> response) {

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        /// The end of the problem's type.
        String problem() {
            return header("Content-Type").startsWith("application/problem+json")
                    ? json().path("type").asString().replace("urn:smart-village:problem:", "")
                    : "no problem: " + status + " " + text();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    Answer get(String path, String token, String... headers) {
        var all = new ArrayList<>(List.of("Authorization", "Bearer " + token));
        all.addAll(List.of(headers));
        return send(request(path, all.toArray(String[]::new)).GET());
    }

    HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
        return headers.length == 0 ? request : request.headers(headers);
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// What no HTTP client would send. The request closes the connection itself.
    String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
