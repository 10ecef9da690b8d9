package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeIT {

    private static final String CONSOLE = "https://console.test";

    private final TestIssuer issuer = new TestIssuer(Clock.systemUTC());
    private final TestService billing = TestService.start();
    private final RunningGateway gateway =
            RunningGateway.with()
                    .tokensOf(issuer)
                    .instance("billing-service", billing)
                    .set("smartvillage.gateway.cors.origins", CONSOLE)
                    .set("smartvillage.gateway.limits.address.burst", 10000)
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
    void answersWithSecurityHeadersOfItsOwn() {
        billing.answersWith((exchange, asked) -> {
            exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
            exchange.getResponseHeaders().set("Server", "secret/1.0");
            TestService.ok(exchange, asked);
        });

        var answer = gateway.get("/api/v1/invoices", issuer.token());

        var headers = answer.response().headers();
        assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
        assertThat(answer.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(answer.header("Server")).isEmpty();
    }

    @Test
    void letsPagesOfTheConsoleCall() {
        var preflight =
                gateway.send(
                        gateway.request(
                                        "/api/v1/payments",
                                        "Origin",
                                        CONSOLE,
                                        "Access-Control-Request-Method",
                                        "POST",
                                        "Access-Control-Request-Headers",
                                        "authorization, idempotency-key")
                                .method("OPTIONS", BodyPublishers.noBody()));
        var call = gateway.get("/api/v1/payments", issuer.token(), "Origin", CONSOLE);

        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("authorization");
        assertThat(call.status()).isEqualTo(200);
        assertThat(call.header("Access-Control-Allow-Origin")).isEqualTo(CONSOLE);
        assertThat(call.header("Access-Control-Expose-Headers")).contains("ETag");
    }

    @Test
    void refusesPagesOfAnywhereElse() {
        var call = gateway.get("/api/v1/payments", issuer.token(), "Origin", "https://evil.test");

        assertThat(call.status()).isEqualTo(403);
        assertThat(call.problem()).isEqualTo("origin-refused");
        assertThat(call.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(billing.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/actuator",
                "/actuator/health",
                "/actuator/env",
                "/actuator/gateway/routes",
                "/favicon.ico",
                "/webjars/swagger-ui/5.32.0/swagger-ui.css",
                "/v3/api-docs",
                "/eureka/apps"
            })
    void knowsNothingOutsideTheApiAndItsDocumentation(String path) {
        for (var token : List.of(issuer.token(), "none")) {
            var answer = gateway.get(path, token);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("http-404");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/v1", "/api/v1/", "/api/v1/nothing", "/api/v2/invoices"})
    void knowsNoOtherResource(String path) {
        var answer = gateway.get(path, issuer.token());

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("http-404");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/invoices/../../../actuator/health",
                "/api/v1/invoices/%2e%2e/x",
                "/api/v1/invoices/..;/x",
                "/api/v1//invoices",
                "/api/v1/invoices%2f..",
                "/api/v1/invoices;a=b",
                "/docs/..%2f..%2fapplication.yaml"
            })
    void refusesPathsThatMeanSomethingElse(String path) throws Exception {
        var answer =
                gateway.raw(
                        "GET %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
                                .formatted(path, issuer.token()));

        assertThat(answer).matches(Pattern.compile("HTTP/1.1 (400|404) .*", Pattern.DOTALL));
        assertThat(answer).contains("urn:smart-village:problem:");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void refusesTrace() {
        var answer =
                gateway.send(
                        gateway.request(
                                        "/api/v1/invoices",
                                        "Authorization",
                                        "Bearer " + issuer.token())
                                .method("TRACE", BodyPublishers.noBody()));

        assertThat(answer.status()).isBetween(400, 405);
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void keepsItsActuatorOnAPortOfItsOwnForThisMachine() throws Exception {
        var health =
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        "http://127.0.0.1:%d/actuator/health/readiness"
                                                                .formatted(
                                                                        gateway.managementPort())))
                                        .build(),
                                HttpResponse.BodyHandlers.ofString());

        assertThat(health.statusCode()).isEqualTo(200);
        assertThat(health.body()).contains("UP");
        assertThat(gateway.managementPort()).isNotEqualTo(gateway.port());
    }

    @Test
    void showsThePageOfAllDocumentsWithoutAToken() {
        var page = gateway.send(gateway.request("/docs/index.html"));

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Security-Policy")).contains("script-src 'self'");
        assertThat(page.text()).doesNotContain("http://", "https://");
        var assets = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page.text()).results();
        assertThat(assets.map(match -> match.group(1)))
                .isNotEmpty()
                .allSatisfy(asset ->
                        assertThat(gateway.send(gateway.request("/docs/" + asset)).status())
                                .as(asset)
                                .isEqualTo(200));
        assertThat(gateway.send(gateway.request("/docs")).status()).isIn(200, 302);
    }

    @Test
    void listsEveryServiceOnThePage() {
        var script = gateway.send(gateway.request("/docs/services.json")).json();

        assertThat(script.size()).isEqualTo(6);
        assertThat(script.path(0).path("url").asString()).startsWith("/v3/api-docs/");
    }

    @Test
    void passesTheDocumentsOnWithoutAToken() {
        billing.answersWith(
                (exchange, asked) -> TestService.answer(exchange, 200, "{\"openapi\":\"3.1.0\"}"));

        var document = gateway.send(gateway.request("/v3/api-docs/billing-service"));

        assertThat(document.status()).isEqualTo(200);
        assertThat(document.json().path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(billing.askedLast().target()).isEqualTo("/v3/api-docs");
        assertThat(gateway.send(gateway.request("/v3/api-docs/no-service")).status())
                .isEqualTo(404);
    }

    @Test
    void speaksThaiToThoseWhoPreferIt() {
        var thai =
                gateway.send(
                        gateway.request("/api/v1/invoices", "Accept-Language", "th-TH,en;q=0.5"));
        var english = gateway.send(gateway.request("/api/v1/invoices", "Accept-Language", "de"));

        assertThat(thai.json().path("title").asString()).isEqualTo("กรุณาเข้าสู่ระบบก่อน");
        assertThat(thai.header("Content-Language")).isEqualTo("th");
        assertThat(english.json().path("title").asString()).isEqualTo("Sign in first");
        assertThat(english.json().path("status").asInt()).isEqualTo(401);
        assertThat(english.json().path("instance").asString()).isEqualTo("/api/v1/invoices");
        assertThat(english.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    }

    @Test
    void startsATraceThatGoesOnInTheService() {
        gateway.get("/api/v1/invoices", issuer.token());

        assertThat(billing.askedLast().header("Traceparent"))
                .singleElement()
                .asString()
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[0-3]");
    }
}
