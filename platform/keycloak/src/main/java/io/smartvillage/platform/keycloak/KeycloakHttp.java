package io.smartvillage.platform.keycloak;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON over HTTP to Keycloak's admin API, with bounded time and a circuit breaker: when Keycloak
/// is away, callers hear it at once and no thread waits.
public final class KeycloakHttp {

    private static final int UNAUTHORIZED = 401;
    private static final int SERVER_ERROR = 500;

    private static final Duration TOKEN_MARGIN = Duration.ofSeconds(20);

    private final JsonMapper json;
    private final KeycloakProperties properties;
    private final RestClient http;
    private final CircuitBreaker breaker;
    private final InstantSource time = InstantSource.system();
    private final ReentrantLock tokenLock = new ReentrantLock();
    private volatile Token token = new Token("", Instant.EPOCH);

    private record Token(String value, Instant usableUntil) {

        @Override
        public String toString() {
            return "Token[" + usableUntil + "]";
        }
    }

    /// @param location id at the end of the answer's `Location`
    public record Answer(int status, Optional<String> location, JsonNode body) {

        public boolean ok() {
            return status / 100 == 2;
        }
    }

    public KeycloakHttp(JsonMapper json, KeycloakProperties properties) {
        this.json = json;
        this.properties = properties;
        var requests =
                new JdkClientHttpRequestFactory(
                        HttpClient.newBuilder()
                                .version(HttpClient.Version.HTTP_1_1)
                                .connectTimeout(properties.connectTimeout())
                                .build());
        requests.setReadTimeout(properties.readTimeout());
        this.http = RestClient.builder().requestFactory(requests).build();
        this.breaker =
                CircuitBreaker.of(
                        "keycloak",
                        CircuitBreakerConfig.custom()
                                .slidingWindowSize(20)
                                .minimumNumberOfCalls(5)
                                .failureRateThreshold(50)
                                .waitDurationInOpenState(Duration.ofSeconds(5))
                                .permittedNumberOfCallsInHalfOpenState(2)
                                .recordExceptions(KeycloakUnavailableException.class)
                                .build());
    }

    /// @throws KeycloakUnavailableException if there is no answer that says anything
    public Answer get(String path, Object... variables) {
        return send(HttpMethod.GET, null, path, variables);
    }

    /// @param body to be written as JSON; null for none
    /// @param path below the realm, with `{variables}`
    /// @throws KeycloakUnavailableException if there is no answer that says anything
    public Answer send(HttpMethod method, @Nullable Object body, String path, Object... variables) {
        return guarded(
                method + " " + path,
                () -> {
                    var answer = exchange(method, body, path, variables);
                    if (answer.status() == UNAUTHORIZED) {
                        token = new Token("", Instant.EPOCH);
                        answer = exchange(method, body, path, variables);
                    }
                    return available(method + " " + path, answer);
                });
    }

    private Answer exchange(
            HttpMethod method, @Nullable Object body, String path, Object... variables) {
        var request =
                http.method(method)
                        .uri(
                                properties.url() + "/admin/realms/" + properties.realm() + path,
                                variables)
                        .accept(MediaType.APPLICATION_JSON)
                        .headers(headers -> headers.setBearerAuth(token()));
        if (body != null) {
            request.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(body));
        }
        return exchange(request);
    }

    private Answer exchange(RestClient.RequestHeadersSpec<?> request) {
        return request.exchangeForRequiredValue((_, response) -> {
            var bytes = response.getBody().readAllBytes();
            return new Answer(
                    response.getStatusCode().value(),
                    Optional.ofNullable(response.getHeaders().getLocation()).map(KeycloakHttp::id),
                    tree(bytes));
        });
    }

    private JsonNode tree(byte[] bytes) {
        try {
            return bytes.length == 0 ? json.createObjectNode() : json.readTree(bytes);
        } catch (JacksonException _) {
            return json.createObjectNode();
        }
    }

    private static String id(URI location) {
        var path = location.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private String token() {
        var current = token;
        if (time.instant().isBefore(current.usableUntil())) {
            return current.value();
        }
        tokenLock.lock();
        try {
            if (!time.instant().isBefore(token.usableUntil())) {
                token = newToken();
            }
            return token.value();
        } finally {
            tokenLock.unlock();
        }
    }

    private Token newToken() {
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.setAll(
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        properties.clientId(),
                        "client_secret",
                        properties.clientSecret()));
        var answer =
                exchange(
                        http.post()
                                .uri(
                                        properties.url()
                                                + "/realms/{realm}/protocol/openid-connect/token",
                                        properties.realm())
                                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                                .body(form));
        if (!answer.ok()) {
            throw new KeycloakUnavailableException(
                    "it does not let client %s in (%d)"
                            .formatted(properties.clientId(), answer.status()),
                    null);
        }
        var body = answer.body();
        return new Token(
                body.path("access_token").asString(),
                time.instant().plusSeconds(body.path("expires_in").asInt()).minus(TOKEN_MARGIN));
    }

    private Answer guarded(String request, Supplier<Answer> call) {
        try {
            return breaker.executeSupplier(() -> {
                try {
                    return call.get();
                } catch (ResourceAccessException e) {
                    throw new KeycloakUnavailableException(request, e);
                }
            });
        } catch (CallNotPermittedException e) {
            throw new KeycloakUnavailableException(request, e);
        }
    }

    private static Answer available(String request, Answer answer) {
        if (answer.status() >= SERVER_ERROR
                || answer.status() == UNAUTHORIZED
                || answer.status() == 403
                || answer.status() == 429) {
            throw new KeycloakUnavailableException(request + " gave " + answer.status(), null);
        }
        return answer;
    }
}
