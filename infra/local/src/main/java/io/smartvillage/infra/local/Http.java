package io.smartvillage.infra.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/// Questions to parts of this machine.
final class Http {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(1))
                    .build();

    private Http() {}

    /// Whether the answer is 200 and comes in time.
    static boolean isOk(String url, Duration patience) {
        return body(HttpRequest.newBuilder(URI.create(url)), patience).isPresent();
    }

    /// The body of an answer 200; empty for any other answer, or none.
    static Optional<String> get(String url, String user, String password) {
        var credentials =
                Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return body(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Basic " + credentials)
                        .header("Accept", "application/json"),
                Duration.ofSeconds(5));
    }

    record Answer(int status, String body) {}

    /// As the holder of an access token. Status 0 when there was no answer.
    static Answer send(String method, String url, String token, String json) {
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(30))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json))
                        .build();
        try {
            var answer = CLIENT.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return new Answer(0, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", e);
        }
    }

    private static Optional<String> body(HttpRequest.Builder request, Duration patience) {
        try {
            var answer = CLIENT.send(request.timeout(patience).build(), BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted", e);
        }
    }
}
