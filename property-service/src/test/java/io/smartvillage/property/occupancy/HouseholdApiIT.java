package io.smartvillage.property.occupancy;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static io.smartvillage.property.PropertyFixture.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.property.PropertyFixture;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class HouseholdApiIT {

    private static final String FACTS = "property.property.v1";
    private static final String STATES = "property.property-state.v1";
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired MovableClock clock;
    @Autowired RestateHousesOnTheirDay restateHousesOnTheirDay;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

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
    void aHouseholdMovesInAndOutAsOneMove() {
        var mother = fixture.person(GREEN);
        var child = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "family"));

        var moved =
                body(
                        moveIn(house, mother, List.of(child), "2026-01-01")
                                .expectStatus()
                                .isCreated());

        assertThat(moved.path("occupancies").findValuesAsString("kind"))
                .containsExactly("tenant", "family");
        assertThat(house(house).path("primaryOccupantId").asString()).isEqualTo(mother.toString());
        var movedIn = fact("property.HouseholdMovedIn", house);
        assertThat(movedIn.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(movedIn.path("members").findValuesAsString("userId"))
                .containsExactly(mother.toString(), child.toString());
        var state =
                events.await(
                                STATES,
                                "property.PropertyState",
                                s -> of(house, s) && s.path("occupants").size() == 2)
                        .data();
        assertThat(state.path("occupants").path(0).path("primary").asBoolean()).isTrue();
        assertThat(
                        events.on(FACTS).stream()
                                .filter(e -> of(house, e.data()))
                                .map(TestEvents.Event::type))
                .filteredOn("property.ResidentMovedIn"::equals)
                .hasSize(2);

        var left = body(moveOut(house, Map.of("until", "2026-05-16")).expectStatus().isOk());
        assertThat(left.path("occupancies").findValuesAsString("until"))
                .containsExactly("2026-05-16", "2026-05-16");
        assertThat(house(house).path("residentIds")).isEmpty();
        assertThat(fact("property.HouseholdMovedOut", house).path("members")).hasSize(2);
        assertThat(fact("property.ResidentMovedOut", house).path("until").asString())
                .isEqualTo("2026-05-16");
        var nobody = body(moveOut(house, Map.of()).expectStatus().isEqualTo(409));
        assertThat(nobody.path("type").asString()).endsWith("nobody-lives-there");
    }

    @Test
    void theSameMoveAgainWithItsKeyIsOneMove() {
        var person = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "again"));
        var key = UUID.randomUUID().toString();

        var first = body(moveIn(house, person, key).expectStatus().isCreated());
        assertThat(body(moveIn(house, person, key).expectStatus().isCreated())).isEqualTo(first);
        moveIn(house, person, List.of(), "2026-01-01").expectStatus().isEqualTo(409);

        assertThat(house(house).path("residentIds")).hasSize(1);
        fact("property.HouseholdMovedIn", house);
        assertThat(
                        events.on(FACTS).stream()
                                .filter(e -> of(house, e.data()))
                                .map(TestEvents.Event::type))
                .filteredOn("property.HouseholdMovedIn"::equals)
                .hasSize(1);
    }

    @Test
    void allOfAHouseholdMoveInOrNobody() {
        var mother = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "all"));

        var problem =
                body(
                        moveIn(house, mother, List.of(mother, UUID.randomUUID()), "2026-01-01")
                                .expectStatus()
                                .isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly("familyUserIds[0]", "familyUserIds[1]");
        assertThat(house(house).path("residentIds")).isEmpty();
        moveIn(UUID.randomUUID(), mother, List.of(), "2026-01-01").expectStatus().isNotFound();
    }

    @Test
    void theNextHouseholdMovesInOnTheDayTheOtherMovesOut() {
        var first = fixture.person(GREEN);
        var second = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "next"));
        moveIn(house, first, List.of(), "2026-01-01").expectStatus().isCreated();
        var day = today().plusDays(9);

        var taken =
                body(
                        moveIn(house, second, List.of(), day.toString())
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(taken.path("type").asString()).endsWith("primary-occupant");
        moveOut(house, Map.of("until", day.toString())).expectStatus().isOk();
        moveIn(house, second, List.of(), day.toString()).expectStatus().isCreated();
        moveOut(house, Map.of("until", "2199-01-01")).expectStatus().isBadRequest();

        assertThat(house(house).path("primaryOccupantId").asString()).isEqualTo(first.toString());
        clock.moveTo(day.atStartOfDay(BANGKOK).toInstant().plusSeconds(1));
        restateHousesOnTheirDay.run();
        assertThat(house(house).path("primaryOccupantId").asString()).isEqualTo(second.toString());
        assertThat(house(house).path("residentIds")).hasSize(1);
        events.await(
                STATES,
                "property.PropertyState",
                s ->
                        of(house, s)
                                && s.path("residentIds").size() == 1
                                && s.path("residentIds")
                                        .path(0)
                                        .asString()
                                        .equals(second.toString()));
    }

    @Test
    void ofManyHouseholdsAtOnceOneMovesIn() throws Exception {
        var house = id(fixture.registered(GREEN, "race-move"));
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 12; i++) {
            people.add(fixture.person(GREEN));
        }

        try (var threads = Executors.newFixedThreadPool(12)) {
            var moves =
                    people.stream()
                            .<Callable<Integer>>map(person ->
                                    () ->
                                            moveIn(house, person, List.of(), "2026-02-01")
                                                    .returnResult()
                                                    .getStatus()
                                                    .value())
                            .toList();
            var answers =
                    threads.invokeAll(moves).stream().map(answer -> answer.resultNow()).toList();
            assertThat(answers).containsOnlyOnce(201).containsOnly(201, 409);
        }
        assertThat(house(house).path("residentIds")).hasSize(1);
    }

    /// Past the service's own lock: the database itself keeps them apart.
    @Test
    void theDatabaseKeepsParallelStaysApart() throws Exception {
        var house = id(fixture.registered(GREEN, "exclusion"));
        var person = fixture.person(GREEN);
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 8; i++) {
            people.add(fixture.person(GREEN));
        }

        assertThat(stored(8, _ -> stay(house, person, false, "2026-01-01", null)))
                .as("the same person")
                .isEqualTo(1);
        assertThat(stored(8, i -> stay(house, people.get(i), true, "2026-01-0" + (i + 1), null)))
                .as("primary occupants")
                .isEqualTo(1);
        assertThat(
                        stored(
                                8,
                                i ->
                                        stay(
                                                house,
                                                person,
                                                false,
                                                "2020-0" + (i + 1) + "-01",
                                                "2020-0" + (i + 2) + "-01")))
                .as("one after the other, half-open")
                .isEqualTo(8);
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> stay(house, person, false, "2020-02-15", "2020-02-16"));
    }

    private interface Write {
        void at(int i);
    }

    private static int stored(int count, Write write) throws Exception {
        try (var threads = Executors.newFixedThreadPool(count)) {
            var writes =
                    IntStream.range(0, count)
                            .<Callable<Boolean>>mapToObj(i ->
                                    () -> {
                                        try {
                                            write.at(i);
                                            return true;
                                        } catch (DataIntegrityViolationException e) {
                                            return false;
                                        }
                                    })
                            .toList();
            var stored = 0;
            for (var result : threads.invokeAll(writes)) {
                stored += result.get() ? 1 : 0;
            }
            return stored;
        }
    }

    private void stay(
            UUID house, UUID person, boolean primary, String from, @Nullable String until) {
        CurrentVillage.run(
                GREEN.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(
                                        _ -> insert(house, person, primary, from, until)));
    }

    private void insert(
            UUID house, UUID person, boolean primary, String from, @Nullable String until) {
        jdbc.sql(
                        """
                        insert into occupancy (village_id, id, property_id, user_id, kind, is_primary,
                            from_date, until_date, version, created_at, updated_at)
                        values (:village, uuidv7(), :house, :person, 'tenant', :primary,
                            cast(:from as date), cast(:until as date), 0, now(), now())
                        """)
                .param("village", GREEN.id())
                .param("house", house)
                .param("person", person)
                .param("primary", primary)
                .param("from", from)
                .param("until", until)
                .update();
    }

    private RestTestClient.ResponseSpec moveIn(
            UUID house, UUID primary, List<UUID> family, String from) {
        var request = new HashMap<String, Object>();
        request.put("primaryUserId", primary);
        request.put("kind", "tenant");
        request.put("familyUserIds", family);
        request.put("from", from);
        return fixture.post(GREEN, "/properties/" + house + "/household-move-ins", request);
    }

    private RestTestClient.ResponseSpec moveIn(UUID house, UUID primary, String key) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/properties/{id}/household-move-ins", house)
                .header("Idempotency-Key", key)
                .body(Map.of("primaryUserId", primary, "kind", "owner", "from", "2026-01-01"))
                .exchange();
    }

    private RestTestClient.ResponseSpec moveOut(UUID house, Map<String, ?> request) {
        return fixture.post(GREEN, "/properties/" + house + "/household-move-outs", request);
    }

    private JsonNode house(UUID house) {
        return body(
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/properties/{id}", house)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private JsonNode fact(String type, UUID house) {
        return events.await(FACTS, type, data -> of(house, data)).data();
    }

    private static boolean of(UUID house, JsonNode event) {
        return event.path("propertyId").asString().equals(house.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BANGKOK);
    }
}
