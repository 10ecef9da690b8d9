package io.smartvillage.visitor.settings;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.fields;
import static io.smartvillage.visitor.VisitorFixture.register;
import static io.smartvillage.visitor.VisitorFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.Concurrently;
import io.smartvillage.visitor.VisitorFixture;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class VisitorSettingsApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    @BeforeEach
    @AfterEach
    void nothingIsDecided() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "delete from visitor_settings where village_id = '%s'".formatted(BLUE.id()));
        }
    }

    @Test
    void aVillageThatDecidedNothingHasTheDefaults() {
        var answer = api.asStaff(BLUE).get().uri("/api/v1/visitor-settings").exchange();

        var read = body(answer.expectHeader().valueEquals("ETag", "\"0\""));
        settings(180)
                .forEach((field, value) ->
                        assertThat(read.path(field).asInt()).as(field).isEqualTo(value));
        assertThat(read.path("updatedAt").isNull()).isTrue();
    }

    @Test
    void keepsWhatTheVillageDecidesAndTellsOfIt() {
        put(0, settings(77)).expectStatus().isOk().expectHeader().valueEquals("ETag", "\"1\"");

        assertThat(read().path("retentionDays").asInt()).isEqualTo(77);
        var told =
                events.await(
                                "visitor.visitor-settings.v1",
                                "visitor.VisitorSettingsChanged",
                                data -> data.path("settings").path("retentionDays").asInt() == 77)
                        .data();
        assertThat(told.path("villageId").asString()).isEqualTo(BLUE.id().toString());
    }

    @Test
    void ofSeveralWhoSawTheSameOneDecides() {
        var answers =
                Concurrently.call(
                        6,
                        number ->
                                put(0, settings(100 + number))
                                        .returnResult(String.class)
                                        .getStatus()
                                        .value());

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 412);
        put(0, settings(90)).expectStatus().isEqualTo(412);
        put(7, settings(90)).expectStatus().isEqualTo(412);
    }

    @ParameterizedTest
    @CsvSource({
        "shortestCodeLength, 5",
        "shortestCodeLength, 13",
        "longestVisitDays, 0",
        "longestDeliveryHours, 73",
        "walkInTimeoutSeconds, 29",
        "walkInTimeoutSeconds, 601",
        "walkInPassMinutes, 4",
        "overstayGraceMinutes, -1",
        "retentionDays, 6"
    })
    void namesWhatIsOutOfBounds(String field, int value) {
        var wrong = settings(180);
        wrong.put(field, value);

        assertThat(fields(body(put(0, wrong).expectStatus().isBadRequest())))
                .containsExactly(field);
        wrong.remove(field);
        assertThat(fields(body(put(0, wrong).expectStatus().isBadRequest())))
                .containsExactly(field);
    }

    @Test
    void theLongestVisitIsTheVillages() {
        var fixture = new VisitorFixture(api, events);
        var visit = aVisit(fixture.houseOfResident(BLUE));
        visit.put("validUntil", Instant.now().plus(5, ChronoUnit.DAYS));
        var short4Days = settings(180);
        short4Days.put("longestVisitDays", 4);
        put(0, short4Days).expectStatus().isOk();

        var problem = body(register(api.asResident(BLUE), visit).expectStatus().isBadRequest());

        assertThat(fields(problem)).containsExactly("validUntil");
        visit.put("validUntil", Instant.now().plus(3, ChronoUnit.DAYS));
        register(api.asResident(BLUE), visit).expectStatus().isCreated();
    }

    private RestTestClient.ResponseSpec put(long seen, Map<String, Object> settings) {
        return api.asAdmin(BLUE)
                .put()
                .uri("/api/v1/visitor-settings")
                .header("If-Match", "\"" + seen + "\"")
                .body(settings)
                .exchange();
    }

    private JsonNode read() {
        return body(
                api.asStaff(BLUE)
                        .get()
                        .uri("/api/v1/visitor-settings")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }
}
