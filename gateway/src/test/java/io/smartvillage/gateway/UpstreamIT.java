package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UpstreamIT {

    private static final byte[] EVENT = "data: 1\n\n".getBytes(StandardCharsets.UTF_8);
    private static final Duration BREAKER_PAUSE = Duration.ofSeconds(2);

    private final TestIssuer issuer = new TestIssuer(Clock.systemUTC());
    private final TestService one = TestService.start();
    private final TestService two = TestService.start();
    private final TestService single = TestService.start();
    private final CountDownLatch testIsOver = new CountDownLatch(1);
    private final RunningGateway gateway =
            RunningGateway.with()
                    .tokensOf(issuer)
                    .instance("billing-service", one)
                    .instance("billing-service", two)
                    .instance("visitor-service", single)
                    .instance("property-service", "http://127.0.0.1:1")
                    .instance("property-service", one.url())
                    .instance("identity-service", "http://127.0.0.1:1")
                    .set("smartvillage.gateway.upstream.response-timeout", "1s")
                    .set("smartvillage.gateway.upstream.at-once", 5)
                    .set("smartvillage.gateway.upstream.breaker.pause", BREAKER_PAUSE)
                    .set("smartvillage.gateway.limits.client.burst", 10000)
                    .set("smartvillage.gateway.limits.village.burst", 10000)
                    .start();
    private final String token = issuer.token();

    @BeforeEach
    void forgetRequests() {
        one.reset();
        two.reset();
        single.reset();
    }

    /// Breakers that a test has opened are closed again.
    @AfterEach
    void everythingIsWell() {
        forgetRequests();
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        IntStream.range(0, 8).allMatch(i -> get("/api/v1/invoices").status() == 200)
                                && IntStream.range(0, 4)
                                        .allMatch(i -> get("/api/v1/visitors").status() == 200));
    }

    @AfterAll
    void stop() {
        testIsOver.countDown();
        gateway.close();
        one.close();
        two.close();
        single.close();
        issuer.close();
    }

    @Test
    void sharesRequestsAmongInstances() {
        IntStream.range(0, 20).forEach(i -> get("/api/v1/invoices"));

        assertThat(one.asked()).hasSizeBetween(5, 15);
        assertThat(two.asked()).hasSizeBetween(5, 15);
    }

    @Test
    void keepsItsConnections() {
        var ports = new java.util.concurrent.ConcurrentSkipListSet<Integer>();
        single.answersWith((exchange, asked) -> {
            ports.add(exchange.getRemoteAddress().getPort());
            TestService.ok(exchange, asked);
        });

        IntStream.range(0, 30).forEach(i -> get("/api/v1/visitors"));

        assertThat(ports).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void passesPathQueryAndBodyOnAsTheyCame() {
        var target = "/api/v1/visitors/a%20b?q=99%2F12-1&q=%E0%B8%9A&empty=&plus=a+b%2Bc";
        var body = "{\"name\":\"สมชาย\",\"n\":1.50}";

        var answer =
                gateway.send(
                        gateway.request(
                                        target,
                                        "Authorization",
                                        "Bearer " + token,
                                        "Content-Type",
                                        "application/json",
                                        "Idempotency-Key",
                                        "k-1")
                                .POST(BodyPublishers.ofString(body)));

        assertThat(answer.status()).isEqualTo(200);
        var asked = single.askedLast();
        assertThat(asked.target()).isEqualTo(target);
        assertThat(asked.body()).isEqualTo(latin(body));
        assertThat(asked.header("Idempotency-Key")).containsExactly("k-1");
        assertThat(asked.header("Content-Type")).containsExactly("application/json");
    }

    @Test
    void passesFormsAndFilesOnUnread() {
        for (var type :
                new String[] {
                    "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"
                }) {
            for (var method : new String[] {"POST", "PUT", "PATCH"}) {
                var body = "--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx&y=%zz\r\n--b--";

                gateway.send(
                        gateway.request(
                                        "/api/v1/visitors?a=1",
                                        "Authorization",
                                        "Bearer " + token,
                                        "Content-Type",
                                        type)
                                .method(method, BodyPublishers.ofString(body)));

                assertThat(single.askedLast().body()).as(method + " " + type).isEqualTo(body);
                assertThat(single.askedLast().target()).isEqualTo("/api/v1/visitors?a=1");
            }
        }
    }

    @Test
    void passesTheAnswerOnAsItCame() {
        single.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("ETag", "\"7\"");
            exchange.getResponseHeaders().set("Location", "/api/v1/visitors/7");
            exchange.getResponseHeaders().set("Set-Cookie", "session=1");
            exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
            TestService.answer(exchange, 201, "{\"ชื่อ\":7}");
        });

        var answer = get("/api/v1/visitors", "If-None-Match", "\"7\"");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.text()).isEqualTo("{\"ชื่อ\":7}");
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/visitors/7");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void passesNothingOfAServicesProblemsAway() {
        single.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("Content-Type", "application/problem+json");
            var body =
                    "{\"type\":\"urn:smart-village:problem:invalid-request\"}"
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(400, body.length);
            exchange.getResponseBody().write(body);
        });

        var answer = get("/api/v1/visitors");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void answersWithoutABodyStayWithoutOne() {
        single.answersWith((exchange, asked) -> exchange.sendResponseHeaders(204, -1));
        assertThat(get("/api/v1/visitors").status()).isEqualTo(204);

        single.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("ETag", "\"1\"");
            exchange.sendResponseHeaders(304, -1);
        });
        assertThat(get("/api/v1/visitors", "If-None-Match", "\"1\"").status()).isEqualTo(304);

        single.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("Content-Length", "11");
            exchange.sendResponseHeaders(200, -1);
        });
        var head =
                gateway.send(
                        gateway.request("/api/v1/visitors", "Authorization", "Bearer " + token)
                                .HEAD());
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
    }

    @Test
    void asksAnotherInstanceWhenOneDoesNotAcceptWhateverTheMethod() {
        for (int i = 0; i < 4; i++) {
            assertThat(get("/api/v1/properties").status()).isEqualTo(200);
            assertThat(post("/api/v1/properties").status()).isEqualTo(200);
        }
        assertThat(one.asked()).hasSize(8);
    }

    @Test
    void asksAnotherInstanceOnceWhenOneIsUnavailableAndAskingTwiceDoesNoHarm() {
        one.answersWith((exchange, asked) -> TestService.answer(exchange, 503, "{}"));

        assertThat(IntStream.range(0, 4).map(i -> get("/api/v1/invoices").status()))
                .containsOnly(200);
    }

    @Test
    void neverRepeatsAChange() {
        one.answersWith((exchange, asked) -> TestService.answer(exchange, 503, "{}"));
        two.answersWith((exchange, asked) -> TestService.answer(exchange, 503, "{}"));

        assertThat(post("/api/v1/invoices").status()).isEqualTo(503);
        assertThat(one.asked().size() + two.asked().size()).isEqualTo(1);
    }

    @Test
    void repeatsAReadButNoChangeWhenTheConnectionBreaks() {
        one.answersWith(UpstreamIT::breakOff);
        two.answersWith(UpstreamIT::breakOff);

        assertThat(get("/api/v1/invoices").problem()).isEqualTo("service-failed");
        assertThat(one.asked().size() + two.asked().size()).isEqualTo(2);
        var post = post("/api/v1/invoices");
        assertThat(post.status()).isEqualTo(502);
        assertThat(one.asked().size() + two.asked().size()).isEqualTo(3);
    }

    @Test
    void saysWhenAServiceTakesTooLongAndDoesNotAskAgain() {
        single.answersWith((exchange, asked) -> {
            waitForTheEnd(Duration.ofSeconds(3));
            TestService.ok(exchange, asked);
        });

        var answer = get("/api/v1/visitors");

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.problem()).isEqualTo("service-timeout");
        assertThat(single.asked()).hasSize(1);
    }

    @Test
    void breaksOffWhenTheServiceBreaksOffItsAnswer() {
        single.answersWith((exchange, asked) -> {
            exchange.sendResponseHeaders(200, 100_000);
            exchange.getResponseBody().write(new byte[50_000]);
            exchange.getResponseBody().flush();
            throw new IOException("the service dies");
        });

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> get("/api/v1/visitors"));
    }

    @Test
    void stopsAskingAFailingServiceSaysSoAndTriesAgainLater() {
        single.answersWith((exchange, asked) -> TestService.answer(exchange, 503, "{}"));
        for (int i = 0; i < 5; i++) {
            post("/api/v1/visitors");
        }
        single.reset();

        var answer = post("/api/v1/visitors");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("service-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
        assertThat(single.asked()).isEmpty();
        await().atMost(Duration.ofSeconds(10)).until(() -> get("/api/v1/visitors").status() == 200);
    }

    @Test
    void doesNotBlameAServiceForAProgramErrorInOneOfItsRoutes() {
        single.answersWith((exchange, asked) -> TestService.answer(exchange, 500, "{}"));

        assertThat(IntStream.range(0, 30).map(i -> get("/api/v1/visitors").status()))
                .containsOnly(500);
    }

    @Test
    void refusesWhatASlowServiceCannotTakeAtOnce() throws Exception {
        single.answersWith((exchange, asked) -> {
            waitForTheEnd(Duration.ofMillis(800));
            TestService.ok(exchange, asked);
        });

        try (var clients = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 12)
                            .mapToObj(i -> clients.submit(() -> get("/api/v1/visitors")))
                            .toList();
            var statuses = new java.util.ArrayList<Integer>();
            for (var answer : answers) {
                statuses.add(answer.get().status());
            }
            assertThat(statuses).containsOnly(200, 503);
            assertThat(statuses.stream().filter(status -> status == 200).count()).isEqualTo(5);
        }
    }

    @Test
    void passesEventsOnAtOnceAndKeepsNoPlaceForTheirStreams() throws Exception {
        var enough = new CountDownLatch(1);
        single.answersWith((exchange, asked) -> {
            if (asked.target().endsWith("/stream")) {
                listen(exchange, enough);
            } else {
                TestService.ok(exchange, asked);
            }
        });
        var client = HttpClient.newHttpClient();
        var streams = new ArrayList<InputStream>();
        try {
            for (int i = 0; i < 7; i++) {
                var answer =
                        client.send(
                                gateway.request(
                                                "/api/v1/visitors/stream",
                                                "Authorization",
                                                "Bearer " + token)
                                        .build(),
                                BodyHandlers.ofInputStream());
                assertThat(answer.statusCode()).isEqualTo(200);
                streams.add(answer.body());
            }

            for (var stream : streams) {
                assertThat(stream.readNBytes(EVENT.length)).isEqualTo(EVENT);
            }
            assertThat(get("/api/v1/visitors").status()).isEqualTo(200);
        } finally {
            enough.countDown();
            for (var stream : streams) {
                stream.close();
            }
        }
    }

    private static void listen(HttpExchange exchange, CountDownLatch enough) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream;charset=UTF-8");
        exchange.sendResponseHeaders(200, 0);
        try {
            do {
                exchange.getResponseBody().write(EVENT);
                exchange.getResponseBody().flush();
            } while (!enough.await(300, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void saysThatNoInstanceIsKnownOrAccepts() {
        for (var path : new String[] {"/api/v1/gates", "/api/v1/users"}) {
            var answer = get(path);

            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("service-unavailable");
            assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
        }
    }

    @Test
    void servesAsManyRequestsAsComeThroughFewConnections() throws Exception {
        try (var clients = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    IntStream.range(0, 4)
                            .mapToObj(client ->
                                    clients.submit(() ->
                                            IntStream.range(0, 200)
                                                    .map(i -> get("/api/v1/visitors").status())
                                                    .filter(status -> status == 200)
                                                    .count()))
                            .toList();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(200);
            }
        }
    }

    private RunningGateway.Answer get(String path, String... headers) {
        return gateway.get(path, token, headers);
    }

    private RunningGateway.Answer post(String path) {
        return gateway.send(
                gateway.request(path, "Authorization", "Bearer " + token)
                        .POST(BodyPublishers.ofString("{}")));
    }

    private static void breakOff(HttpExchange exchange, TestService.Asked asked)
            throws IOException {
        throw new IOException("the service dies");
    }

    private void waitForTheEnd(Duration longest) {
        try {
            var over = testIsOver.await(longest.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(over).isFalse();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
