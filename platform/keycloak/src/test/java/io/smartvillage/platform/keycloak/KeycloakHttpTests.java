package io.smartvillage.platform.keycloak;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class KeycloakHttpTests {

    private static final String TOKEN = "/realms/smartvillage/protocol/openid-connect/token";

    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile int status = 200;
    private final HttpServer server;
    private final KeycloakHttp keycloak;

    KeycloakHttpTests() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keycloak = to(server.getAddress().getPort());
    }

    @BeforeEach
    void aKeycloak() {
        server.createContext(
                "/",
                exchange -> {
                    requests.incrementAndGet();
                    var body = "{}";
                    int answered = status;
                    if (exchange.getRequestURI().getPath().equals(TOKEN)) {
                        tokens.incrementAndGet();
                        body = "{\"access_token\": \"a-token\", \"expires_in\": 300}";
                        answered = 200;
                    }
                    exchange.sendResponseHeaders(answered, body.length());
                    exchange.getResponseBody().write(body.getBytes(UTF_8));
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void noKeycloak() {
        server.stop(0);
    }

    @Test
    void asksForATokenOnce() {
        keycloak.get("/clients");
        var answer = keycloak.get("/clients");

        assertThat(answer.ok()).isTrue();
        assertThat(tokens).hasValue(1);
    }

    @Test
    void aRefusalIsAnAnswer() {
        status = 409;

        assertThat(keycloak.get("/clients").status()).isEqualTo(409);
    }

    @Test
    void aKeycloakThatFailsIsLeftAlone() {
        status = 503;
        for (int call = 0; call < 20; call++) {
            assertThatExceptionOfType(KeycloakUnavailableException.class)
                    .isThrownBy(() -> keycloak.get("/clients"));
        }

        assertThat(requests).hasValueLessThan(10);
    }

    @Test
    void oneThatIsNotThereIsUnavailableAtOnce() {
        var nowhere = to(1);
        var start = System.nanoTime();

        assertThatExceptionOfType(KeycloakUnavailableException.class)
                .isThrownBy(() -> nowhere.get("/clients"));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    private static KeycloakHttp to(int port) {
        return new KeycloakHttp(
                JsonMapper.shared(),
                new KeycloakProperties(
                        "http://127.0.0.1:" + port,
                        "smartvillage",
                        "a-service",
                        "a-secret",
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1)));
    }
}
