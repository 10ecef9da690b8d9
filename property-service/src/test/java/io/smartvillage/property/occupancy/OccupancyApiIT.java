package io.smartvillage.property.occupancy;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static io.smartvillage.property.PropertyFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.property.PropertyFixture;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class OccupancyApiIT {

    private static final String FACTS = "property.property.v1";
    private static final String STATES = "property.property-state.v1";
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired MovableClock clock;
    @Autowired RestateHousesOnTheirDay restateHousesOnTheirDay;

    private PropertyFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new PropertyFixture(api, events);
    }

    @AfterEach
    void resetTheClock() {
        clock.reset();
    }

    @Test
    void aPersonMovesInAndOutAndEverybodyIsTold() {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "move"));

        var occupancy = fixture.movedIn(GREEN, house, person, "2026-01-01");
        assertThat(house(house).path("residentIds").path(0).asString())
                .isEqualTo(person.toString());
        var movedIn = fact("property.ResidentMovedIn", occupancy);
        assertThat(movedIn.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(stateWithResidents(house, 1).path("residentIds").path(0).asString())
                .isEqualTo(person.toString());

        var left = body(moveOut(id(occupancy), Map.of()).expectStatus().isOk());
        assertThat(left.path("until").asString()).isEqualTo(today().toString());
        assertThat(house(house).path("residentIds")).isEmpty();
        assertThat(fact("property.ResidentMovedOut", occupancy).path("until").asString())
                .isEqualTo(today().toString());
        awaitNewest(house, state -> state.path("residentIds").isEmpty());

        moveOut(id(occupancy), Map.of()).expectStatus().isEqualTo(409);
        fixture.movedIn(GREEN, house, person, today().toString());
    }

    @Test
    void theSamePersonDoesNotLiveTwiceInOneHouse() {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "twice"));
        fixture.movedIn(GREEN, house, person, "2026-01-01");

        fixture.moveIn(GREEN, house, person, "2025-01-01").expectStatus().isEqualTo(409);
        fixture.moveIn(GREEN, house, person, "2026-06-01").expectStatus().isEqualTo(409);

        assertThat(house(house).path("residentIds")).hasSize(1);
    }

    @Test
    void ofManyAtOnceOneMovesIn() throws Exception {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "race"));

        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<Integer> move =
                    () ->
                            fixture.moveIn(GREEN, house, person, "2026-01-01")
                                    .returnResult()
                                    .getStatus()
                                    .value();
            var answers =
                    threads.invokeAll(Stream.generate(() -> move).limit(8).toList()).stream()
                            .map(answer -> answer.resultNow())
                            .toList();
            assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(house(house).path("residentIds")).hasSize(1);
    }

    @Test
    void namesEveryWrongFieldAndStoresNothing() {
        var house = id(fixture.registered(GREEN, "wrong"));

        assertThat(wrongFields(house, Map.of("kind", "ghost", "from", "2026-02-30", "x", 1)))
                .containsExactlyInAnyOrder("userId", "kind", "from", "x");
        assertThat(
                        wrongFields(
                                house,
                                Map.of(
                                        "userId",
                                        UUID.randomUUID(),
                                        "kind",
                                        "tenant",
                                        "from",
                                        "+999999-01-01")))
                .containsExactlyInAnyOrder("userId", "from");
        assertThat(house(house).path("residentIds")).isEmpty();
    }

    @Test
    void onlyActivePeopleOfTheVillageMoveInOrOwn() {
        var suspended = fixture.person(GREEN, UUID.randomUUID(), "suspended");
        var blue = fixture.person(BLUE);
        var house = id(fixture.registered(GREEN, "strangers"));

        for (var nobody : new UUID[] {suspended, blue, UUID.randomUUID()}) {
            fixture.moveIn(GREEN, house, nobody, "2026-01-01").expectStatus().isBadRequest();
            var problem = body(own(house, nobody, "\"0\"").expectStatus().isBadRequest());
            assertThat(problem.path("errors").findValuesAsString("field"))
                    .containsExactly("ownerId");
        }
        assertThat(house(house).path("ownerId").isNull()).isTrue();
    }

    @Test
    void anEndBeforeTheFirstDayIsRefused() {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "early"));
        var occupancy = fixture.movedIn(GREEN, house, person, "2026-05-01");

        var problem =
                body(
                        moveOut(id(occupancy), Map.of("until", "2026-04-30"))
                                .expectStatus()
                                .isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("until");
        moveOut(id(occupancy), Map.of("until", "2199-01-01")).expectStatus().isBadRequest();
        assertThat(house(house).path("residentIds")).hasSize(1);
    }

    @Test
    void movesAheadComeTrueOnTheirDayInTheVillage() {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "ahead"));
        var day = today().plusDays(10);
        var occupancy = fixture.movedIn(GREEN, house, person, day.toString());
        moveOut(id(occupancy), Map.of("until", day.plusDays(5).toString())).expectStatus().isOk();
        assertThat(house(house).path("residentIds")).isEmpty();

        clock.moveTo(lastMomentBefore(day));
        restateHousesOnTheirDay.run();
        assertThat(house(house).path("residentIds")).isEmpty();
        assertThat(states(house)).allSatisfy(s -> assertThat(s.path("residentIds")).isEmpty());

        clock.moveTo(lastMomentBefore(day).plusSeconds(2));
        restateHousesOnTheirDay.run();
        restateHousesOnTheirDay.run();
        assertThat(house(house).path("residentIds")).hasSize(1);
        stateWithResidents(house, 1);

        clock.moveTo(lastMomentBefore(day.plusDays(5)).plusSeconds(2));
        restateHousesOnTheirDay.run();
        restateHousesOnTheirDay.run();
        assertThat(house(house).path("residentIds")).isEmpty();
        events.await(
                STATES,
                "property.PropertyState",
                state ->
                        of(house, state)
                                && state.path("residentIds").isEmpty()
                                && Instant.parse(state.path("updatedAt").asString())
                                        .isAfter(lastMomentBefore(day.plusDays(5))));
        assertThat(states(house)).hasSize(5);
        assertThat(states(house))
                .extracting(state -> Instant.parse(state.path("updatedAt").asString()))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void theOwnerChangesAndEverybodyIsTold() {
        var first = fixture.person(GREEN);
        var second = fixture.person(GREEN);
        var house = fixture.registered(GREEN, "owner");
        fixture.owns(GREEN, house, first);

        own(id(house), second, "\"0\"").expectStatus().isEqualTo(412);
        var owned = fixture.owns(GREEN, house, second);

        assertThat(owned.path("ownerId").asString()).isEqualTo(second.toString());
        events.await(
                FACTS,
                "property.OwnerChanged",
                data ->
                        of(id(house), data)
                                && data.path("ownerId").asString().equals(second.toString())
                                && data.path("previousOwnerId")
                                        .asString()
                                        .equals(first.toString()));
        api.asStaff(GREEN)
                .delete()
                .uri("/api/v1/properties/{id}/owner", id(house))
                .header(HttpHeaders.IF_MATCH, fixture.eTag(GREEN, id(house)))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(house(id(house)).path("ownerId").isNull()).isTrue();
        awaitNewest(id(house), state -> state.path("ownerId").isNull());
    }

    @Test
    void residentsSeeTheHousesTheyOwnOrLiveInAndNoOthers() {
        var resident = fixture.resident(GREEN);
        var neighbour = fixture.person(GREEN);
        var owned = fixture.registered(GREEN, "own");
        fixture.owns(GREEN, owned, resident);
        var home = fixture.registered(GREEN, "own");
        var formerly = fixture.movedIn(GREEN, id(home), neighbour, "2020-01-01");
        moveOut(id(formerly), Map.of("until", "2021-01-01")).expectStatus().isOk();
        var mine = fixture.movedIn(GREEN, id(home), resident, "2022-01-01");
        var theirs = fixture.registered(GREEN, "own");
        var other = fixture.movedIn(GREEN, id(theirs), neighbour, "2022-01-01");
        var left = fixture.registered(GREEN, "own");
        var past = fixture.movedIn(GREEN, id(left), resident, "2022-01-01");
        moveOut(id(past), Map.of("until", "2023-01-01")).expectStatus().isOk();

        assertThat(list("houseNumber=own").findValuesAsString("id"))
                .containsExactly(id(owned).toString(), id(home).toString());
        assertThat(list("houseNumber=own&residentId=" + resident).findValuesAsString("id"))
                .containsExactly(id(home).toString());
        assertThat(list("houseNumber=own&ownerId=" + resident).findValuesAsString("id"))
                .containsExactly(id(owned).toString());
        assertThat(list("ownerId=" + neighbour)).isEmpty();
        asResident("/api/v1/properties/" + id(owned)).expectStatus().isOk();
        asResident("/api/v1/properties/" + id(home)).expectStatus().isOk();
        asResident("/api/v1/properties/" + id(theirs)).expectStatus().isNotFound();
        asResident("/api/v1/properties/" + id(left)).expectStatus().isNotFound();

        var shown =
                body(
                        asResident("/api/v1/properties/" + id(home) + "/occupancies")
                                .expectStatus()
                                .isOk());
        assertThat(shown.path("items").findValuesAsString("id"))
                .containsExactly(id(mine).toString());
        asResident("/api/v1/properties/" + id(theirs) + "/occupancies").expectStatus().isNotFound();
        asResident("/api/v1/occupancies/" + id(mine)).expectStatus().isOk();
        asResident("/api/v1/occupancies/" + id(past)).expectStatus().isOk();
        asResident("/api/v1/occupancies/" + id(formerly)).expectStatus().isNotFound();
        asResident("/api/v1/occupancies/" + id(other)).expectStatus().isNotFound();
    }

    @Test
    void theHistoryIsPagedForStaff() {
        var house = id(fixture.registered(GREEN, "history"));
        for (int i = 0; i < 3; i++) {
            fixture.movedIn(GREEN, house, fixture.person(GREEN), "2026-01-01");
        }
        var uri = "/api/v1/properties/" + house + "/occupancies?limit=2";

        var first = body(asStaff(uri).expectStatus().isOk());
        var second =
                body(
                        asStaff(uri + "&cursor=" + first.path("nextCursor").asString())
                                .expectStatus()
                                .isOk());

        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.path("nextCursor").isNull() || second.path("nextCursor").isMissingNode())
                .isTrue();
    }

    private java.util.List<String> wrongFields(UUID house, Map<String, Object> request) {
        var answer =
                api.asStaff(GREEN)
                        .post()
                        .uri("/api/v1/properties/{id}/occupancies", house)
                        .body(request)
                        .exchange()
                        .expectStatus()
                        .isBadRequest();
        return body(answer).path("errors").findValuesAsString("field");
    }

    private RestTestClient.ResponseSpec own(UUID house, UUID owner, String eTag) {
        return api.asStaff(GREEN)
                .put()
                .uri("/api/v1/properties/{id}/owner", house)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(Map.of("ownerId", owner))
                .exchange();
    }

    private RestTestClient.ResponseSpec moveOut(UUID occupancy, Map<String, Object> request) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/occupancies/{id}/move-out", occupancy)
                .body(request)
                .exchange();
    }

    private RestTestClient.ResponseSpec asResident(String uri) {
        return api.asResident(GREEN).get().uri(uri).exchange();
    }

    private RestTestClient.ResponseSpec asStaff(String uri) {
        return api.asStaff(GREEN).get().uri(uri).exchange();
    }

    private JsonNode list(String query) {
        return body(asResident("/api/v1/properties?limit=200&" + query).expectStatus().isOk())
                .path("items");
    }

    private JsonNode house(UUID id) {
        return body(asStaff("/api/v1/properties/" + id).expectStatus().isOk());
    }

    private JsonNode fact(String type, JsonNode occupancy) {
        return events.await(
                        FACTS,
                        type,
                        data ->
                                data.path("occupancyId")
                                        .asString()
                                        .equals(id(occupancy).toString()))
                .data();
    }

    private JsonNode stateWithResidents(UUID house, int count) {
        return events.await(
                        STATES,
                        "property.PropertyState",
                        state -> of(house, state) && state.path("residentIds").size() == count)
                .data();
    }

    /// The relay publishes a state some moments after its change.
    private void awaitNewest(UUID house, Predicate<JsonNode> matches) {
        Awaitility.await("the newest state of " + house)
                .atMost(Duration.ofSeconds(15))
                .until(() -> matches.test(states(house).toList().getLast()));
    }

    private Stream<JsonNode> states(UUID house) {
        return events.on(STATES).stream()
                .map(TestEvents.Event::data)
                .filter(state -> of(house, state));
    }

    private static boolean of(UUID house, JsonNode event) {
        return event.path("propertyId").asString().equals(house.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BANGKOK);
    }

    private static Instant lastMomentBefore(LocalDate day) {
        return day.atStartOfDay(BANGKOK).toInstant().minusSeconds(1);
    }
}
