package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.gateway.RunningGateway.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is signed passes untouched, and nothing else passes with it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignedPathIT {

    private static final String CALLBACK =
            "/api/v1/bank-callbacks/0198f000-0000-7000-8000-000000000001?n=%E0%B8%81&a=b%2Fc";
    private static final String SIGNATURE = "v1=" + "0a".repeat(32);

    private final TestIssuer issuer = new TestIssuer(Clock.systemUTC());
    private final TestService billing = TestService.start();
    private final TestService access = TestService.start();
    private final RunningGateway gateway =
            RunningGateway.with()
                    .tokensOf(issuer)
                    .instance("billing-service", billing)
                    .instance("access-service", access)
                    .set("smartvillage.gateway.village.standalone", "green")
                    .set("smartvillage.gateway.limits.address.burst", 1000)
                    .set("smartvillage.gateway.limits.body", "10KB")
                    .start();

    @BeforeEach
    void forgetRequests() {
        billing.reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        billing.close();
        access.close();
        issuer.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyByteAndTheHeadersArriveAsTheyWereSigned(boolean chunked) {
        var body = new byte[1024];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) i;
        }

        var answer = post(chunked ? streamed(body) : BodyPublishers.ofByteArray(body));

        assertThat(answer.status()).isEqualTo(200);
        var asked = billing.askedLast();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.target()).isEqualTo(CALLBACK);
        assertThat(asked.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(body);
        assertThat(asked.header("X-Signature")).containsExactly(SIGNATURE);
        assertThat(asked.header("X-Timestamp")).containsExactly("1795795200");
        assertThat(asked.header("Content-Type")).containsExactly("application/json; a=b");
    }

    @Test
    void dropsWhateverIsSentAsAToken() {
        for (var token : new String[] {issuer.token(), "nonsense"}) {
            var answer = post(BodyPublishers.noBody(), "authorization", "Bearer " + token);

            assertThat(answer.status()).isEqualTo(200);
            assertThat(billing.askedLast().headers()).doesNotContainKey("Authorization");
        }
    }

    @Test
    void aDeviceWithAKeyInItsPathPassesWithoutItsAuthorization() {
        var path = "/api/v1/devices/" + "k".repeat(43) + "/iclock/cdata?SN=TEST000001&table=ATTLOG";

        var answer =
                gateway.send(
                        gateway.request(path, "authorization", "Basic Zm9vOmJhcg==")
                                .POST(BodyPublishers.ofString("1\t2024-01-15 08:30:00")));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(access.askedLast().target()).isEqualTo(path);
        assertThat(access.askedLast().headers()).doesNotContainKey("Authorization");
    }

    @Test
    void looksForNoVillageInHostOrHeader() throws Exception {
        var answer =
                gateway.raw(
                        """
                        POST %s HTTP/1.1\r
                        Host: blue.villages.test\r
                        X-Village: blue\r
                        Content-Length: 0\r
                        Connection: close\r
                        \r
                        """
                                .formatted(CALLBACK));

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(billing.askedLast().header("X-village")).isEmpty();
    }

    @Test
    void passesTheRefusalOfTheServiceOn() {
        billing.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Signature");
            TestService.answer(exchange, 401, "{}");
        });

        var answer = gateway.send(gateway.request(CALLBACK).POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Signature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/invoices",
                "/api/v1/bank-callbacks-x/1",
                "/api/v1/bank-statements",
                "/api/v2/bank-callbacks/1",
                "/api/bank-callbacks/1"
            })
    void needsATokenEverywhereElse(String path) {
        var answer =
                gateway.send(
                        gateway.request(path, "X-Signature", SIGNATURE, "X-Timestamp", "1795795200")
                                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(billing.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/bank-callbacks/../invoices",
                "/api/v1/bank-callbacks/%2e%2e/invoices",
                "/api/v1/bank-callbacks/..%2finvoices",
                "/api/v1/bank-callbacks/..;/invoices",
                "/api/v1/bank-callbacks//../invoices",
                "/api/v1/bank%2dcallbacks/1"
            })
    void isNoWayRoundTheToken(String path) throws Exception {
        var answer =
                gateway.raw(
                        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                                .formatted(path));

        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|404) .*");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void holdsTheLimitOfBodies() {
        var large = new byte[10 * 1024 + 1];

        assertThat(post(BodyPublishers.ofByteArray(large)).problem()).isEqualTo("body-too-large");
        assertThat(post(streamed(large)).problem()).isEqualTo("body-too-large");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void limitsAnAddress() {
        try (var narrow =
                RunningGateway.with()
                        .tokensOf(issuer)
                        .instance("billing-service", billing)
                        .set("smartvillage.gateway.limits.address.burst", 3)
                        .set("smartvillage.gateway.limits.address.requests", 1)
                        .set("smartvillage.gateway.limits.address.period", "60s")
                        .start()) {
            var answers =
                    Stream.generate(() ->
                                    narrow.send(
                                            narrow.request(CALLBACK).POST(BodyPublishers.noBody())))
                            .limit(4)
                            .toList();

            assertThat(answers).extracting(Answer::status).containsExactly(200, 200, 200, 429);
            assertThat(answers.getLast().problem()).isEqualTo("too-many-requests");
            assertThat(billing.asked()).hasSize(3);
        }
    }

    @Test
    void opensOnlyWhatIsConfigured() {
        try (var closed =
                RunningGateway.with()
                        .tokensOf(issuer)
                        .instance("billing-service", billing)
                        .set("smartvillage.gateway.signed.paths", "/api/v1/receipts/{id}/signed")
                        .start()) {
            assertThat(closed.send(closed.request(CALLBACK).POST(BodyPublishers.noBody())).status())
                    .isEqualTo(401);
            assertThat(closed.send(closed.request("/api/v1/receipts/1/signed")).status())
                    .isEqualTo(200);
            assertThat(closed.send(closed.request("/api/v1/receipts/1")).status()).isEqualTo(401);
        }
    }

    private static BodyPublisher streamed(byte[] body) {
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));
    }

    private Answer post(BodyPublisher body, String... headers) {
        var request =
                gateway.request(
                        CALLBACK,
                        "X-Signature",
                        SIGNATURE,
                        "X-Timestamp",
                        "1795795200",
                        "Content-Type",
                        "application/json; a=b");
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return gateway.send(request.POST(body));
    }
}
