package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.security.RequestSignature;
import io.smartvillage.platform.testing.sample.note.NoteSigners;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A signature opens the one request it was made for, in its signer's village, and nothing else.
@VillageServiceTest
class SignedRequestIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LIMIT = 64 * 1024;

    @Autowired Api api;
    @Autowired MovableClock clock;

    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void clockOfTheMachine() {
        clock.reset();
    }

    @Test
    void aGoodSignatureRunsInTheVillageOfItsSignerWithoutAnyPermission() {
        var answer = send(aRequest(noteOf(GREEN)).signedBy(GREEN));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("villageId").asString()).isEqualTo(GREEN.id().toString());
        assertThat(answer.json().path("callerId").asString())
                .isEqualTo(NoteSigners.PRINTER.toString());
        assertThat(answer.json().path("client").asString()).isEqualTo("signed-request");
        assertThat(answer.json().path("permissions").isEmpty()).isTrue();
        assertThat(answer.json().path("title").asString()).isEqualTo("พิมพ์แล้ว");
    }

    @Test
    void bothSecretsAreGoodWhileTheyAreChanged() {
        var secrets = NoteSigners.secretsOf(GREEN.id());

        for (var secret : secrets) {
            assertThat(send(aRequest(noteOf(GREEN)).signedWith(secret)).status()).isEqualTo(200);
        }
        assertThat(secrets).hasSize(2);
        assertRefused(
                aRequest(noteOf(GREEN))
                        .signedWith("third secret of somebody".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aReplayAfterSixMinutesIsRefused() {
        var note = noteOf(GREEN);

        assertRefused(aRequest(note).at(Duration.ofMinutes(-6)).signedBy(GREEN));
        assertRefused(aRequest(note).at(Duration.ofMinutes(6)).signedBy(GREEN));
        for (var minutes : List.of(-4, 4)) {
            assertThat(
                            send(aRequest(note).at(Duration.ofMinutes(minutes)).signedBy(GREEN))
                                    .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aNewTimestampOnAnOldSignatureIsRefused() {
        var old = aRequest(noteOf(GREEN)).at(Duration.ofMinutes(-6)).signedBy(GREEN);

        assertRefused(old.timestamp(now(Duration.ZERO)));
    }

    @Test
    void businessTimeDoesNotAgeASignature() {
        clock.advance(Duration.ofDays(400));

        assertThat(send(aRequest(noteOf(GREEN)).signedBy(GREEN)).status()).isEqualTo(200);
    }

    @Test
    void aChangedBodyIsRefused() {
        var signed = aRequest(noteOf(GREEN)).signedBy(GREEN);

        assertRefused(signed.body("{\"title\": \"another\"}"));
        assertRefused(signed.body(signed.text() + " "));
        assertRefused(signed.body(""));
    }

    @Test
    void anotherPathQueryOrMethodIsRefused() {
        var signed = aRequest(noteOf(GREEN)).signedBy(GREEN);

        assertRefused(signed.path(path(noteOf(GREEN))));
        assertRefused(signed.path(signed.path() + "?now=true"));
        assertThat(send(aRequest(noteOf(GREEN)).query("now=true").signedBy(GREEN)).status())
                .isEqualTo(200);
        assertRefused(aRequest(noteOf(GREEN)).signedBy(GREEN, "PUT"));
    }

    @Test
    void anotherVillagesSignerIsRefused() {
        assertRefused(aRequest(noteOf(GREEN)).signedBy(BLUE));
    }

    @Test
    void anUnknownKeyIsRefusedLikeAWrongSignature() {
        var wrong = refusal(aRequest(noteOf(GREEN)).signedBy(BLUE));

        for (var unknown : List.of(UUID.randomUUID().toString(), "no-id", "%20")) {
            var answer = refusal(aRequest(unknown).signedBy(GREEN));
            assertThat(answer).as(unknown).isEqualTo(wrong);
        }
    }

    @Test
    void whateverIsWrongIsAnsweredAlike() {
        var note = noteOf(GREEN);
        var good = aRequest(note).signedBy(GREEN);

        assertThat(
                        List.of(
                                        aRequest(note),
                                        good.timestamp(""),
                                        good.timestamp("soon"),
                                        good.timestamp("-1"),
                                        good.timestamp("9".repeat(30)),
                                        good.signature(""),
                                        good.signature("v1="),
                                        good.signature("v2=" + "0".repeat(64)),
                                        good.signature(good.signature().substring(3)),
                                        good.signature(good.signature() + "00"),
                                        good.signature("v1=" + "0".repeat(64)),
                                        aRequest(note).at(Duration.ofMinutes(-6)).signedBy(GREEN),
                                        aRequest(UUID.randomUUID().toString()).signedBy(GREEN),
                                        good.body("{}"))
                                .stream()
                                .map(this::refusal)
                                .distinct())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.path("type").asString())
                            .isEqualTo("urn:smart-village:problem:signature-refused");
                    assertThat(refusal.path("www-authenticate").asString()).isEqualTo("Signature");
                });
    }

    @Test
    void aRepeatedHeaderIsRefused() {
        var good = aRequest(noteOf(GREEN)).signedBy(GREEN);

        assertRefused(good.and("X-Signature", good.signature()));
        assertRefused(good.and("X-Timestamp", good.timestamp()));
    }

    @Test
    void aFormIsRefusedThoughItIsSigned() {
        for (var type :
                List.of("application/x-www-form-urlencoded", "multipart/form-data; boundary=b")) {
            assertRefused(aRequest(noteOf(GREEN)).type(type).signedBy(GREEN));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyIsReadUpToTheLimit(boolean chunked) {
        var note = noteOf(GREEN);
        var text = aRequest(note).text();
        var full = text + " ".repeat(LIMIT - text.getBytes(StandardCharsets.UTF_8).length);

        assertThat(send(aRequest(note).body(full).chunked(chunked).signedBy(GREEN)).status())
                .isEqualTo(200);
        var over = send(aRequest(note).body(full + " ").chunked(chunked).signedBy(GREEN));
        assertThat(over.status()).isEqualTo(413);
        assertThat(over.json().path("type").asString())
                .isEqualTo("urn:smart-village:problem:body-too-large");
        assertRefused(aRequest(note).body(full + " ").chunked(chunked));
    }

    @Test
    void badInputUnderAGoodSignatureIsNamed() {
        var answer = send(aRequest(noteOf(GREEN)).body("{\"title\": \"\"}").signedBy(GREEN));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("errors").path(0).path("field").asString())
                .isEqualTo("title");
    }

    @Test
    void aTokenIsNotLookedAt() {
        var note = noteOf(GREEN);
        var tokens =
                List.of(
                        api.tokens().of(GREEN.admin(), GREEN),
                        api.tokens().of(BLUE.admin(), BLUE),
                        api.tokens().ofOperator(),
                        "nonsense");
        for (var token : tokens) {
            assertRefused(aRequest(note).and("Authorization", "Bearer " + token));
            var answer =
                    send(aRequest(note).signedBy(GREEN).and("Authorization", "Bearer " + token));
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("villageId").asString()).isEqualTo(GREEN.id().toString());
            assertThat(answer.json().path("callerId").asString())
                    .isEqualTo(NoteSigners.PRINTER.toString());
        }
        assertThat(
                        send(aRequest(note)
                                        .signedBy(GREEN)
                                        .and("X-Village-Id", BLUE.id().toString()))
                                .json()
                                .path("villageId")
                                .asString())
                .isEqualTo(GREEN.id().toString());
    }

    @Test
    void aSignatureOpensNoRouteThatWantsAToken() {
        var note = noteOf(GREEN);
        for (var path :
                List.of("/api/v1/notes/" + note, "/api/v1/notes", "/api/v1/printed-notes")) {
            var answer = send(aRequest(note).path(path).signedBy(GREEN));

            assertThat(answer.status()).as(path).isEqualTo(401);
            assertThat(answer.json().path("type").asString())
                    .as(path)
                    .isEqualTo("urn:smart-village:problem:unauthenticated");
        }
    }

    @Test
    void theDocumentAsksForASignatureThereAndForATokenElsewhere() {
        var document =
                JSON.readTree(
                        api.anonymous()
                                .get()
                                .uri("/v3/api-docs")
                                .exchange()
                                .expectBody(String.class)
                                .returnResult()
                                .getResponseBody());
        var signed = document.path("paths").path("/api/v1/printed-notes/{noteId}").path("post");
        var schemes = document.path("components").path("securitySchemes");

        assertThat(signed.path("security").toString()).isEqualTo("[{\"requestSignature\":[]}]");
        assertThat(signed.path("parameters").valueStream().map(p -> p.path("name").asString()))
                .containsExactlyInAnyOrder("noteId", "X-Timestamp");
        assertThat(schemes.path("requestSignature").path("name").asString())
                .isEqualTo("X-Signature");
        assertThat(document.path("security").toString()).isEqualTo("[{\"villageToken\":[]}]");
        assertThat(document.path("paths").path("/api/v1/notes").path("post").has("security"))
                .isFalse();
    }

    private record Signed(
            String method,
            String path,
            String type,
            String timestamp,
            String signature,
            String text,
            boolean chunked,
            List<String> more) {

        Signed at(Duration fromNow) {
            return timestamp(now(fromNow));
        }

        Signed query(String query) {
            return path(path + "?" + query);
        }

        Signed signedBy(DemoVillage village) {
            return signedBy(village, method);
        }

        Signed signedBy(DemoVillage village, String signedMethod) {
            return signedWith(NoteSigners.secretsOf(village.id()).getFirst(), signedMethod);
        }

        Signed signedWith(byte[] secret) {
            return signedWith(secret, method);
        }

        private Signed signedWith(byte[] secret, String signedMethod) {
            return signature(
                    RequestSignature.of(
                            secret,
                            timestamp,
                            signedMethod,
                            path,
                            text.getBytes(StandardCharsets.UTF_8)));
        }

        Signed timestamp(String other) {
            return new Signed(method, path, type, other, signature, text, chunked, more);
        }

        Signed signature(String other) {
            return new Signed(method, path, type, timestamp, other, text, chunked, more);
        }

        Signed path(String other) {
            return new Signed(method, other, type, timestamp, signature, text, chunked, more);
        }

        Signed type(String other) {
            return new Signed(method, path, other, timestamp, signature, text, chunked, more);
        }

        Signed body(String other) {
            return new Signed(method, path, type, timestamp, signature, other, chunked, more);
        }

        Signed chunked(boolean other) {
            return new Signed(method, path, type, timestamp, signature, text, other, more);
        }

        Signed and(String header, String value) {
            return new Signed(
                    method,
                    path,
                    type,
                    timestamp,
                    signature,
                    text,
                    chunked,
                    List.of(header, value));
        }
    }

    private record Answer(int status, HttpResponse<String> response) {

        JsonNode json() {
            return JSON.readTree(response.body());
        }
    }

    private static Signed aRequest(UUID noteId) {
        return aRequest(noteId.toString());
    }

    /// Not signed yet.
    private static Signed aRequest(String noteId) {
        return new Signed(
                "POST",
                path(noteId),
                "application/json",
                now(Duration.ZERO),
                "",
                "{\"title\": \"พิมพ์แล้ว\"}",
                false,
                List.of());
    }

    private static String path(Object noteId) {
        return "/api/v1/printed-notes/" + noteId;
    }

    private static String now(Duration from) {
        return String.valueOf(Instant.now().plus(from).getEpochSecond());
    }

    private UUID noteOf(DemoVillage village) {
        return SampleFixture.note(api, village, "to be printed");
    }

    private void assertRefused(Signed request) {
        assertThat(send(request).status()).isEqualTo(401);
    }

    /// All of the answer that a caller could tell refusals apart by.
    private JsonNode refusal(Signed request) {
        var answer = send(request);
        assertThat(answer.status()).isEqualTo(401);
        var told = ((ObjectNode) answer.json()).without(Set.of("traceId", "instance"));
        answer.response()
                .headers()
                .map()
                .forEach((name, values) -> {
                    if (!Set.of("date", "content-length").contains(name)) {
                        told.put(name, String.join(",", values));
                    }
                });
        return told;
    }

    private Answer send(Signed sent) {
        var bytes = sent.text().getBytes(StandardCharsets.UTF_8);
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + sent.path()))
                        .header("Content-Type", sent.type())
                        .method(
                                sent.method(),
                                sent.chunked()
                                        ? BodyPublishers.ofInputStream(
                                                () -> new ByteArrayInputStream(bytes))
                                        : BodyPublishers.ofByteArray(bytes));
        request.header("X-Timestamp", sent.timestamp()).header("X-Signature", sent.signature());
        for (int i = 0; i < sent.more().size(); i += 2) {
            request.header(sent.more().get(i), sent.more().get(i + 1));
        }
        try {
            var answer =
                    http.send(
                            request.build(),
                            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(answer.statusCode(), answer);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
