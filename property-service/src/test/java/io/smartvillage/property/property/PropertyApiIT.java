package io.smartvillage.property.property;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PropertyApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    @Test
    void registersAHouseAndTellsOfIt() {
        var house = registered(aHouse("98/12-1"));

        assertThat(house.path("houseNumber").asString()).isEqualTo("98/12-1");
        var event =
                events.await(
                        "property.property.v1",
                        "property.PropertyRegistered",
                        data -> data.path("propertyId").equals(house.path("id")));
        assertThat(event.villageId()).isEqualTo(GREEN.id());
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                post(Map.of(
                                "houseNumber",
                                "",
                                "areaSqWah",
                                -1,
                                "status",
                                "ruined",
                                "colour",
                                "red"))
                        .expectStatus()
                        .isBadRequest()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();

        assertThat(problem).isNotNull();
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "houseNumber", "areaSqWah", "status", "colour", "address", "landUse");
    }

    @Test
    void refusesAHouseNumberTwice() {
        registered(aHouse("7"));

        post(aHouse("7")).expectStatus().isEqualTo(409);
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var key = UUID.randomUUID().toString();

        var first = body(post(aHouse("8"), key).expectStatus().isCreated());
        var second = body(post(aHouse("8"), key).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        post(aHouse("9"), key).expectStatus().isEqualTo(422);
    }

    @Test
    void refusesAChangeThatHasNotSeenTheLatest() {
        var id = registered(aHouse("10")).path("id").asString();

        patch(id, "\"0\"").expectStatus().isOk();
        patch(id, "\"0\"").expectStatus().isEqualTo(412);
    }

    @Test
    void anotherVillagesHouseIsNotThere() {
        var id = registered(aHouse("11")).path("id").asString();

        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/properties/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void ofManyAtOnceOneGetsTheHouseNumber() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> register =
                    () -> post(aHouse("12")).returnResult().getStatus().value();
            var answers =
                    threads.invokeAll(Stream.generate(() -> register).limit(8).toList()).stream()
                            .map(answer -> answer.resultNow())
                            .toList();
            assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        }
    }

    @Test
    void refusesWhatPostgresCannotStore() {
        var house = new java.util.HashMap<>(aHouse("13"));
        house.put("address", "a\u0000b");

        post(house).expectStatus().isBadRequest();
        patch(registered(aHouse("14")).path("id").asString(), "\"0\"", Map.of("address", " \u0000"))
                .expectStatus()
                .isBadRequest();
    }

    private JsonNode registered(Map<String, Object> house) {
        return body(post(house).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec post(Map<String, Object> house) {
        return post(house, UUID.randomUUID().toString());
    }

    private RestTestClient.ResponseSpec post(Map<String, Object> house, String key) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/properties")
                .header("Idempotency-Key", key)
                .body(house)
                .exchange();
    }

    private RestTestClient.ResponseSpec patch(String id, String eTag) {
        return patch(id, eTag, Map.of("status", "vacant"));
    }

    private RestTestClient.ResponseSpec patch(String id, String eTag, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/properties/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(change)
                .exchange();
    }

    private static JsonNode body(RestTestClient.ResponseSpec answer) {
        var body = answer.expectBody(JsonNode.class).returnResult().getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    private static Map<String, Object> aHouse(String number) {
        return Map.of(
                "houseNumber",
                number,
                "address",
                number + " ซอย 4",
                "status",
                "occupied",
                "landUse",
                "residential",
                "areaSqWah",
                52.5);
    }
}
