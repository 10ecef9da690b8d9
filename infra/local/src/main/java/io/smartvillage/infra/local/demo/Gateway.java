package io.smartvillage.infra.local.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Calls through the gateway as one person or device.
final class Gateway {

    static final JsonMapper JSON = JsonMapper.shared();

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration LONGEST_CALL = Duration.ofSeconds(60);
    private static final String BOUNDARY = "village-demo-part";
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final Set<Integer> AWAY = Set.of(502, UNAVAILABLE, 504);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final URI url;
    private final String who;
    private final Supplier<String> token;
    private final Duration patience;

    /// @param who for messages
    /// @param token asked for each call: it lives five minutes
    /// @param patience how long a call is repeated while nobody answers it
    Gateway(URI url, String who, Supplier<String> token, Duration patience) {
        this.url = url;
        this.who = who;
        this.token = token;
        this.patience = patience;
    }

    static final class Answer {

        private final String call;
        private final int status;
        private final byte[] bytes;
        private final String eTag;

        Answer(String call, int status, byte[] bytes, String eTag) {
            this.call = call;
            this.status = status;
            this.bytes = bytes;
            this.eTag = eTag;
        }

        /// What a change must name as `If-Match`.
        String eTag() {
            return eTag;
        }

        byte[] bytes() {
            return bytes.clone();
        }

        JsonNode json() {
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        }

        /// @throws DemoFailedException for any other status
        Answer expect(int... statuses) {
            if (Arrays.stream(statuses).noneMatch(each -> each == status)) {
                throw new DemoFailedException(
                        "%s answered %d instead of %s: %s"
                                .formatted(
                                        call,
                                        status,
                                        Arrays.toString(statuses),
                                        new String(
                                                bytes, java.nio.charset.StandardCharsets.UTF_8)));
            }
            return this;
        }

        /// For the moment until a fact has reached the service that is asked.
        boolean isNotYet() {
            return (status >= 400 && status < 500) || status == UNAVAILABLE;
        }
    }

    Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody(), "application/json");
    }

    Answer post(String path, Object body) {
        return send("POST", path, json(body), "application/json");
    }

    Answer put(String path, String ifMatch, Object body) {
        return send("PUT", path, json(body), "application/json", "If-Match", ifMatch);
    }

    Answer putFile(String path, byte[] content) {
        return sendFile("PUT", path, Map.of(), "slip.png", content);
    }

    /// @param fields form fields beside the file
    Answer postFile(String path, Map<String, String> fields, String name, byte[] content) {
        return sendFile("POST", path, fields, name, content);
    }

    private Answer sendFile(
            String method, String path, Map<String, String> fields, String name, byte[] content) {
        var head = new StringBuilder();
        fields.forEach((field, value) ->
                head.append(
                        "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(BOUNDARY, field, value)));
        head.append(
                ("--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n"
                                + "Content-Type: application/octet-stream\r\n\r\n")
                        .formatted(BOUNDARY, name));
        var body =
                BodyPublishers.concat(
                        BodyPublishers.ofString(head.toString()),
                        BodyPublishers.ofByteArray(content),
                        BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
        return send(method, path, body, "multipart/form-data; boundary=" + BOUNDARY);
    }

    /// Server-sent events, read on a thread of their own until they are closed.
    Feed follow(String path) {
        var request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("Accept", "text/event-stream")
                        .header("Authorization", "Bearer " + token.get())
                        .build();
        var call = "GET %s as %s".formatted(path, who);
        try {
            var answer = HTTP.send(request, HttpResponse.BodyHandlers.ofLines());
            if (answer.statusCode() != 200) {
                throw new DemoFailedException(call + " answered " + answer.statusCode());
            }
            return new Feed(call, answer.body());
        } catch (IOException e) {
            throw new DemoFailedException(call + " got no answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException(call + " was interrupted", e);
        }
    }

    private static BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    /// The same request again, with the same key, while a service is away or its answer was lost:
    /// what was acknowledged is not done twice.
    private Answer send(
            String method, String path, BodyPublisher body, String contentType, String... headers) {
        var call = "%s %s as %s".formatted(method, path, who);
        var request =
                HttpRequest.newBuilder(url.resolve(path))
                        .timeout(LONGEST_CALL)
                        .header("Content-Type", contentType)
                        .method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        if (method.equals("POST")) {
            request.header("Idempotency-Key", UUID.randomUUID().toString());
        }
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                request.setHeader("Authorization", "Bearer " + token.get());
                var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
                var status = answer.statusCode();
                var away = AWAY.contains(status) && System.nanoTime() < end;
                if (!away && status != TOO_MANY) {
                    return new Answer(
                            call,
                            status,
                            answer.body(),
                            answer.headers().firstValue("ETag").orElse(""));
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw new DemoFailedException(call + " got no answer: " + e.getMessage(), e);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DemoFailedException(call + " was interrupted", e);
            }
            Waiting.pause(PAUSE);
        }
    }
}
