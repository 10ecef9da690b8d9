package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitIT {

    private static final String PAYMENTS = "/api/v1/payments";
    private static final String IN_MASSES = "/api/v1/payments/in-masses";

    private final TestIssuer issuer = new TestIssuer(Clock.systemUTC());
    private final TestService billing = TestService.start();
    private final RunningGateway gateway =
            RunningGateway.with()
                    .tokensOf(issuer)
                    .instance("billing-service", billing)
                    .set("smartvillage.gateway.limits.client.burst", 5)
                    .set("smartvillage.gateway.limits.client.requests", 1)
                    .set("smartvillage.gateway.limits.village.burst", 12)
                    .set("smartvillage.gateway.limits.village.requests", 1)
                    .set("smartvillage.gateway.limits.village.period", "60s")
                    .set("smartvillage.gateway.limits.address.burst", 10)
                    .set("smartvillage.gateway.limits.address.requests", 1)
                    .set("smartvillage.gateway.limits.body", "10KB")
                    .set("smartvillage.gateway.limits.upload", "50KB")
                    .set("smartvillage.gateway.limits.masses", IN_MASSES)
                    .start();

    @BeforeEach
    void forgetRequests() {
        billing.reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        billing.close();
        issuer.close();
    }

    @Test
    void limitsOneClientAndLetsItGoOnLater() {
        var token = tokenFor("limited");

        var statuses = statuses(token, 6);
        var refused = gateway.get(PAYMENTS, token);

        assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(billing.asked()).hasSize(5);
        assertThat(gateway.get(PAYMENTS, tokenFor("other")).status()).isEqualTo(200);
        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.get(PAYMENTS, token).status() == 200);
    }

    @Test
    void limitsAVillageAndLeavesOthersAlone() {
        var statuses =
                IntStream.range(0, 15)
                        .mapToObj(i -> gateway.get(PAYMENTS, tokenFor("crowded")).status())
                        .toList();

        assertThat(statuses.subList(0, 12)).containsOnly(200);
        assertThat(statuses.subList(12, 15)).containsOnly(429);
        assertThat(gateway.get(PAYMENTS, tokenFor("quiet")).status()).isEqualTo(200);
    }

    @Test
    void limitsGuessesAtTokensByAddress() {
        var token = tokenFor("known");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> gateway.get(PAYMENTS, "guess").status() == 429);

        assertThat(gateway.get(PAYMENTS, token).status()).isEqualTo(200);
    }

    @Test
    void refusesAStatedBodyThatIsTooLarge() {
        var answer = post("application/json", 10 * 1024 + 1, false);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void refusesAnUnstatedBodyThatTurnsOutTooLarge() {
        var answer = post("application/json", 40 * 1024, true);

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.problem()).isEqualTo("body-too-large");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void takesLargerFiles() {
        for (var type : List.of("multipart/form-data; boundary=x", "text/csv", "image/jpeg")) {
            assertThat(post(type, 50 * 1024, false).status()).as(type).isEqualTo(200);
            assertThat(billing.askedLast().body()).hasSize(50 * 1024);
            assertThat(post(type, 50 * 1024, true).status()).as(type).isEqualTo(200);
            assertThat(billing.askedLast().body()).hasSize(50 * 1024);
            assertThat(post(type, 50 * 1024 + 1, false).status()).as(type).isEqualTo(413);
            assertThat(post(type, 50 * 1024 + 1, true).status()).as(type).isEqualTo(413);
        }
    }

    @Test
    void takesMoreWhereThingsComeInMasses() {
        assertThat(post(IN_MASSES, "application/json", 50 * 1024, false).status()).isEqualTo(200);
        assertThat(post(IN_MASSES, "application/json", 50 * 1024 + 1, false).status())
                .isEqualTo(413);
    }

    private RunningGateway.Answer post(String type, int size, boolean chunked) {
        return post(PAYMENTS, type, size, chunked);
    }

    private RunningGateway.Answer post(String path, String type, int size, boolean chunked) {
        var body = new byte[size];
        java.util.Arrays.fill(body, (byte) 'x');
        return gateway.send(
                gateway.request(
                                path,
                                "Authorization",
                                "Bearer " + tokenFor("village-" + billing.asked().size() + type),
                                "Content-Type",
                                type)
                        .POST(
                                chunked
                                        ? BodyPublishers.ofInputStream(
                                                () -> new java.io.ByteArrayInputStream(body))
                                        : BodyPublishers.ofByteArray(body)));
    }

    private List<Integer> statuses(String token, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> gateway.get(PAYMENTS, token).status())
                .toList();
    }

    /// Somebody new each time, in the village given.
    private String tokenFor(String village) {
        return issuer.token(claims ->
                claims.claim(
                        "organization",
                        Map.of(village, Map.of("village_id", List.of("id-of-" + village)))));
    }

    @Test
    void answersABrokenRequestLineWithAProblemToo() throws IOException {
        var answer = gateway.raw("GET /api/v1/payments?a={b} HTTP/1.1\r\nHost: x\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        assertThat(answer).contains("urn:smart-village:problem:http-400");
        assertThat(answer).doesNotContain("<html", "Tomcat");
    }

    @Test
    void cutsOffTheServiceWhenTheClientBreaksOff() throws IOException {
        var before = billing.asked().size();
        try (var socket =
                new java.net.Socket(java.net.InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.getOutputStream()
                    .write(
                            """
                            POST %s HTTP/1.1\r
                            Host: x\r
                            Authorization: Bearer %s\r
                            Content-Type: application/json\r
                            Transfer-Encoding: chunked\r
                            \r
                            5\r
                            {"a":\r
                            """
                                    .formatted(PAYMENTS, tokenFor("broken"))
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.setSoTimeout(5000);
            assertThat(
                            new String(
                                    socket.getInputStream().readAllBytes(),
                                    java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotStartWith("HTTP/1.1 2");
        }

        assertThat(billing.asked()).hasSize(before);
    }
}
