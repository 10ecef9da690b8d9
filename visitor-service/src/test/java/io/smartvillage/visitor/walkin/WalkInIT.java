package io.smartvillage.visitor.walkin;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aWalkIn;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.fields;
import static io.smartvillage.visitor.VisitorFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.Concurrently;
import io.smartvillage.visitor.VisitorFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class WalkInIT {

    private static final String WALK_INS = "visitor.walk-in.v1";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired TimeOutWalkIns timeOutWalkIns;

    VisitorFixture fixture;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new VisitorFixture(api, events);
        house = fixture.newHouseOfResident(GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aResidentIsAskedAndApprovesAndTheGuardChecksTheVisitorIn() {
        var walkIn = asked();
        assertThat(walkIn.path("status").asString()).isEqualTo("waiting");
        assertThat(walkIn.path("phone").asString()).isEqualTo("********567");
        var asked = fact("WalkInRequested", walkIn);
        assertThat(asked.toString()).doesNotContain("วิชัย", "567", "see the house");
        assertThat(waitingFor(api.asResident(GREEN))).containsExactly(walkIn.path("id").asString());

        var approved =
                body(answer(api.asResident(GREEN), walkIn, "approval").expectStatus().isOk());

        assertThat(approved.path("status").asString()).isEqualTo("approved");
        var seen = get(api.asGuard(GREEN), walkIn, 0);
        assertThat(seen.path("visitorId")).isEqualTo(approved.path("visitorId"));
        var visitorId = seen.path("visitorId").asString();
        assertThat(fact("WalkInApproved", walkIn).path("visitorId").asString())
                .isEqualTo(visitorId);
        var visitor =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/visitors/{id}", visitorId)
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(visitor.path("kind").asString()).isEqualTo("walk_in");
        assertThat(visitor.path("status").asString()).isEqualTo("pending");
        assertThat(visitor.path("partySize").asInt()).isEqualTo(3);
        var pass =
                events.await(
                                "visitor.pass-state.v1",
                                "visitor.PassState",
                                data -> data.path("passId").asString().equals(visitorId))
                        .data();
        assertThat(pass.path("kind").asString()).isEqualTo("walk_in");
        assertThat(pass.path("status").asString()).isEqualTo("valid");
        assertThat(pass.path("partySize").asInt()).isEqualTo(3);
        assertThat(waitingFor(api.asResident(GREEN))).isEmpty();
        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-in", visitorId)
                .exchange()
                .expectStatus()
                .isOk();
    }

    @Test
    void whoeverIsRefusedIsNotExpected() throws SQLException {
        var walkIn = asked();

        var refused =
                body(answer(api.asSecondResident(GREEN), walkIn, "refusal").expectStatus().isOk());

        assertThat(refused.path("status").asString()).isEqualTo("refused");
        assertThat(refused.path("visitorId").isNull()).isTrue();
        fact("WalkInRefused", walkIn);
        assertThat(visitorsOfTheHouse()).isZero();
        answer(api.asResident(GREEN), walkIn, "approval").expectStatus().isEqualTo(409);
        assertThat(visitorsOfTheHouse()).isZero();
    }

    @Test
    void ofFiftyAnswersAtOnceTheFirstCounts() throws SQLException {
        var walkIn = asked();
        var callers = List.of(api.asResident(GREEN), api.asSecondResident(GREEN));

        var answers =
                Concurrently.call(
                        50,
                        number ->
                                answer(
                                                callers.get(number % 2),
                                                walkIn,
                                                number % 4 < 2 ? "approval" : "refusal")
                                        .returnResult(String.class)
                                        .getStatus()
                                        .value());

        assertThat(answers).containsOnly(200, 409);
        assertThat(Collections.frequency(answers, 200)).isOne();
        var status = get(api.asGuard(GREEN), walkIn, 0).path("status").asString();
        assertThat(visitorsOfTheHouse()).isEqualTo(status.equals("approved") ? 1 : 0);
        fact(status.equals("approved") ? "WalkInApproved" : "WalkInRefused", walkIn);
        assertThat(facts(walkIn)).hasSize(2);
    }

    @Test
    void anotherHousesResidentCannotAnswer() {
        var elsewhere =
                body(
                        fixture.askedAtTheGate(GREEN, fixture.emptyHouse(GREEN))
                                .expectStatus()
                                .isCreated());

        answer(api.asResident(GREEN), elsewhere, "approval").expectStatus().isNotFound();
        answer(api.asResident(GREEN), elsewhere, "refusal").expectStatus().isNotFound();
        answer(api.asResident(BLUE), elsewhere, "approval").expectStatus().isNotFound();
        answer(api.asStaff(GREEN), elsewhere, "approval").expectStatus().isForbidden();
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/walk-ins/{id}", elsewhere.path("id").asString())
                .exchange()
                .expectStatus()
                .isNotFound();
        answer(api.asGuard(GREEN), elsewhere, "withdrawal").expectStatus().isOk();
    }

    @Test
    void noAnswerInTimeRefusesBeforeAnyJobAndIsToldOnce() throws SQLException {
        var walkIn = asked();
        clock.advance(Duration.ofSeconds(119));
        assertThat(get(api.asGuard(GREEN), walkIn, 0).path("status").asString())
                .isEqualTo("waiting");

        clock.advance(Duration.ofSeconds(2));

        assertThat(get(api.asGuard(GREEN), walkIn, 20).path("status").asString())
                .isEqualTo("timed_out");
        assertThat(waitingFor(api.asResident(GREEN))).isEmpty();
        var problem =
                body(
                        answer(api.asResident(GREEN), walkIn, "approval")
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith("walk-in-status");
        assertThat(problem.path("detail").asString()).contains("timed_out");
        answer(api.asResident(GREEN), walkIn, "refusal").expectStatus().isEqualTo(409);
        answer(api.asGuard(GREEN), walkIn, "withdrawal").expectStatus().isEqualTo(409);
        Concurrently.times(4, _ -> timeOutWalkIns.timeOutOverdue());
        timeOutWalkIns.timeOutOverdue();
        fact("WalkInTimedOut", walkIn);
        assertThat(facts(walkIn)).hasSize(2);
        assertThat(listed(api.asGuard(GREEN), "status=timed_out"))
                .containsExactly(walkIn.path("id").asString());
        assertThat(visitorsOfTheHouse()).isZero();
    }

    @Test
    void answersAndTheTimeoutAtTheSameMomentLeaveOneOutcome() {
        for (int round = 0; round < 3; round++) {
            var walkIn = asked();
            clock.advance(Duration.ofSeconds(119).plusMillis(900));
            Concurrently.times(
                    12,
                    number -> {
                        if (number % 3 == 0) {
                            timeOutWalkIns.timeOutOverdue();
                        } else {
                            answer(
                                            api.asResident(GREEN),
                                            walkIn,
                                            number % 3 == 1 ? "approval" : "refusal")
                                    .returnResult(String.class);
                        }
                    });
            clock.advance(Duration.ofSeconds(2));
            timeOutWalkIns.timeOutOverdue();

            var outcome = get(api.asGuard(GREEN), walkIn, 0).path("status").asString();
            fact(
                    switch (outcome) {
                        case "approved" -> "WalkInApproved";
                        case "refused" -> "WalkInRefused";
                        default -> "WalkInTimedOut";
                    },
                    walkIn);
            assertThat(facts(walkIn)).hasSize(2);
            clock.reset();
        }
    }

    @Test
    void aGuardWhoWaitsIsAnsweredAtOnce() throws Exception {
        var walkIn = asked();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var started = System.nanoTime();
            var waiting =
                    CompletableFuture.supplyAsync(
                            () -> get(api.asGuard(GREEN), walkIn, 25), threads);
            Thread.sleep(Duration.ofMillis(700));
            assertThat(waiting).isNotDone();

            answer(api.asResident(GREEN), walkIn, "refusal").expectStatus().isOk();

            assertThat(waiting.get().path("status").asString()).isEqualTo("refused");
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }

    @Test
    void aWaitThatIsOverAnswersThatItIsStillWaiting() {
        var walkIn = asked();

        assertThat(get(api.asGuard(GREEN), walkIn, 1).path("status").asString())
                .isEqualTo("waiting");
    }

    @ParameterizedTest
    @ValueSource(strings = {"26", "-1", "long"})
    void namesAWaitThatCannotBe(String wait) {
        var problem =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/walk-ins/{id}?wait={wait}", UUID.randomUUID(), wait)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("wait");
    }

    @Test
    void aGuardTakesAQuestionBack() {
        var walkIn = asked();

        var withdrawn =
                body(answer(api.asGuard(GREEN), walkIn, "withdrawal").expectStatus().isOk());

        assertThat(withdrawn.path("status").asString()).isEqualTo("withdrawn");
        fact("WalkInWithdrawn", walkIn);
        answer(api.asResident(GREEN), walkIn, "approval").expectStatus().isEqualTo(409);
    }

    @Test
    void atMostFiveWaitForAHouseAlsoIfAskedAtOnce() {
        var answers =
                Concurrently.call(
                        12,
                        _ ->
                                fixture.askedAtTheGate(GREEN, house)
                                        .returnResult(String.class)
                                        .getStatus()
                                        .value());

        assertThat(answers).containsOnly(201, 409);
        assertThat(Collections.frequency(answers, 201)).isEqualTo(5);
        var problem = body(fixture.askedAtTheGate(GREEN, house).expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith("too-many-walk-ins");
        clock.advance(Duration.ofSeconds(121));
        fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated();
    }

    @ParameterizedTest
    @CsvSource({
        "name, ''",
        "phone, 1234",
        "plate, ???",
        "purpose, ''",
        "partySize, 100",
        "kind, walk_in",
        "company, Kerry",
        "propertyId, 0198f000-0000-7000-8000-00000000dead",
        "colour, red"
    })
    void namesWhatCannotBe(String field, String value) {
        var walkIn = aWalkIn(house);
        walkIn.put(field, value.equals("100") ? 100 : value);

        var problem =
                body(
                        posted(api.asGuard(GREEN), "/api/v1/walk-ins", walkIn)
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly(field);
    }

    @Test
    void aDeliveryNamesItsCompany() {
        var walkIn = aWalkIn(house);
        walkIn.put("kind", "delivery");
        assertThat(
                        fields(
                                body(
                                        posted(api.asGuard(GREEN), "/api/v1/walk-ins", walkIn)
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("company");
        walkIn.put("company", "ไปรษณีย์ไทย");

        posted(api.asGuard(GREEN), "/api/v1/walk-ins", walkIn).expectStatus().isCreated();
    }

    @Test
    void aGuardSeesTodaysWalkInsOnly() {
        var walkIn = asked();
        var id = walkIn.path("id").asString();
        assertThat(listed(api.asGuard(GREEN), "limit=200")).contains(id);

        clock.advance(Duration.ofDays(1));

        assertThat(listed(api.asGuard(GREEN), "limit=200")).doesNotContain(id);
        api.asGuard(GREEN)
                .get()
                .uri("/api/v1/walk-ins/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(listed(api.asStaff(GREEN), "limit=200")).contains(id);
        assertThat(get(api.asResident(GREEN), walkIn, 0).path("phone").asString())
                .isEqualTo("+6621234567");
    }

    @Test
    void personalDataIsNotReadableInTheDatabase() throws SQLException {
        asked();
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select string_agg(
                                            w::text || encode(name, 'escape')
                                                || encode(phone, 'escape'), '')
                                        from walk_in w
                                        """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain("21234567", "วิชัย");
        }
    }

    private JsonNode asked() {
        return body(fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated());
    }

    private int visitorsOfTheHouse() throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from visitor where property_id = '%s'"
                                                .formatted(house))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private JsonNode fact(String type, JsonNode walkIn) {
        return events.await(
                        WALK_INS,
                        "visitor." + type,
                        data -> data.path("walkInId").equals(walkIn.path("id")))
                .data();
    }

    private List<TestEvents.Event> facts(JsonNode walkIn) {
        return events.on(WALK_INS).stream()
                .filter(event -> event.data().path("walkInId").equals(walkIn.path("id")))
                .toList();
    }

    private List<String> waitingFor(RestTestClient resident) {
        return listed(resident, "status=waiting");
    }

    private List<String> listed(RestTestClient caller, String query) {
        var page =
                body(
                        caller.get()
                                .uri("/api/v1/walk-ins?propertyId=" + house + "&" + query)
                                .exchange()
                                .expectStatus()
                                .isOk());
        return page.path("items").valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static JsonNode get(RestTestClient caller, JsonNode walkIn, int wait) {
        return body(
                caller.get()
                        .uri(
                                "/api/v1/walk-ins/{id}?wait={wait}",
                                walkIn.path("id").asString(),
                                wait)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private static RestTestClient.ResponseSpec answer(
            RestTestClient caller, JsonNode walkIn, String noun) {
        return caller.post()
                .uri("/api/v1/walk-ins/{id}/{noun}", walkIn.path("id").asString(), noun)
                .exchange();
    }
}
