package io.smartvillage.platform.testing;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.sample.SampleTopics;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.JsonNode;

/// A row in every table of the sample, once per village.
public final class SampleFixture {

    private static final Map<DemoVillage, UUID> NOTES = new ConcurrentHashMap<>();

    private SampleFixture() {}

    /// @return the village's first note
    public static UUID populate(DemoVillage village, Api api, TestEvents events) {
        return NOTES.computeIfAbsent(
                village,
                _ -> {
                    events.publish(
                            village,
                            SampleTopics.MIRRORED,
                            "1",
                            SampleTopics.MIRRORED_STATE,
                            UUID.randomUUID(),
                            state(UUID.randomUUID(), "mirrored", 1));
                    events.awaitConsumed(SampleTopics.MIRRORED);
                    return note(api, village, "first");
                });
    }

    public static UUID note(Api api, DemoVillage village, String title) {
        var answer =
                api.asStaff(village)
                        .post()
                        .uri("/api/v1/notes")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .body(aNote(title))
                        .exchange()
                        .expectStatus()
                        .isEqualTo(HttpStatus.CREATED)
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        if (answer == null) {
            throw new AssertionError("no note in the answer");
        }
        return UUID.fromString(answer.path("id").asString());
    }

    public static Map<String, Object> aNote(String title) {
        return Map.of(
                "title",
                title,
                "author",
                "Somchai",
                "kind",
                "notice",
                "amount",
                150.25,
                "due",
                "2026-12-01");
    }

    public static String state(UUID noteId, String title, long number) {
        return """
        {"noteId": "%s", "title": "%s", "number": %d}\
        """
                .formatted(noteId, title, number);
    }
}
