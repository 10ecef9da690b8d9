package io.smartvillage.property.ownership;

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
import io.smartvillage.property.occupancy.RestateHousesOnTheirDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class OwnershipApiIT {

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
    void ownersHaveSharesAndTheFirstIsTheMainOne() {
        var people = people(3);
        var house = id(fixture.registered(GREEN, "shares"));

        var change =
                changed(
                        house,
                        "2026-01-01",
                        owner(people.get(0), "1/3"),
                        owner(people.get(1), "1/3"),
                        owner(people.get(2), "1/3"));

        assertThat(change.path("owners").findValuesAsString("percent"))
                .containsExactly("33.3333", "33.3333", "33.3333");
        var shown = house(house);
        assertThat(shown.path("ownerId").asString()).isEqualTo(people.get(0).toString());
        assertThat(shown.path("owners").findValuesAsString("share"))
                .containsExactly("1/3", "1/3", "1/3");
        var state = state(house, s -> s.path("owners").size() == 3);
        assertThat(state.path("ownerId").asString()).isEqualTo(people.get(0).toString());
        assertThat(state.path("ownerIds").valueStream().map(JsonNode::asString))
                .containsExactly(
                        people.get(0).toString(),
                        people.get(1).toString(),
                        people.get(2).toString());
        var fact = fact("property.OwnersChanged", house);
        assertThat(fact.path("from").asString()).isEqualTo("2026-01-01");
        assertThat(fact.path("owners").findValuesAsString("userId"))
                .containsExactlyElementsOf(people.stream().map(UUID::toString).toList());
    }

    @Test
    void sharesOverTheWholeAndUnderItAreRefused() {
        var people = people(2);
        var house = id(fixture.registered(GREEN, "sums"));

        var tooMany =
                change(
                        house,
                        "2026-01-01",
                        owner(people.get(0), "60%"),
                        owner(people.get(1), "1/2"));
        assertThat(body(tooMany.expectStatus().isBadRequest()).path("type").asString())
                .endsWith("shares-too-many");
        var tooFew =
                change(
                        house,
                        "2026-01-01",
                        owner(people.get(0), "33.3333%"),
                        owner(people.get(1), "66.6666%"));
        assertThat(body(tooFew.expectStatus().isBadRequest()).path("type").asString())
                .endsWith("shares-too-few");
        for (var share : List.of("0/1", "3/2", "100.1%", "0%", "half", "1/0", "33.33333%")) {
            var wrong =
                    body(
                            change(house, "2026-01-01", owner(people.get(0), share))
                                    .expectStatus()
                                    .isBadRequest());
            assertThat(wrong.path("errors").findValuesAsString("field"))
                    .as(share)
                    .containsExactly("owners[0].share");
        }
        assertThat(house(house).path("owners")).isEmpty();
    }

    @Test
    void aVillageThatAllowsItHasSharesThatAreNobodys() {
        var owner = fixture.person(BLUE);
        var house = id(fixture.registered(BLUE, "partial"));
        var settings = PropertyFixture.settings();
        settings.put("partialOwnership", true);

        fixture.settings(BLUE, settings);
        try {
            fixture.posted(
                    BLUE,
                    "/properties/" + house + "/ownership-changes",
                    Map.of("from", "2026-01-01", "owners", List.of(owner(owner, "25.5%"))));
        } finally {
            fixture.settings(BLUE, PropertyFixture.settings());
        }
    }

    @Test
    void strangersAndThoseNamedTwiceAreNamed() {
        var known = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "named"));

        var problem =
                body(
                        change(
                                        house,
                                        "2026-01-01",
                                        owner(UUID.randomUUID(), "1/3"),
                                        owner(known, "1/3"),
                                        owner(known, "1/3"))
                                .expectStatus()
                                .isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly("owners[0].userId", "owners[2].userId");
        change(UUID.randomUUID(), "2026-01-01", owner(known, "1/1")).expectStatus().isNotFound();
        change(house, "1949-12-31", owner(known, "1/1")).expectStatus().isBadRequest();
        change(house, "2199-01-01", owner(known, "1/1")).expectStatus().isBadRequest();
    }

    @Test
    void aHouseIsSoldAndItsHistoryTellsOfIt() {
        var seller = fixture.person(GREEN);
        var buyer = fixture.person(GREEN);
        var tenant = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "sale"));
        changed(house, "2020-01-01", owner(seller, "1/1"));
        fixture.posted(
                GREEN,
                "/properties/" + house + "/household-move-ins",
                Map.of("primaryUserId", seller, "kind", "owner", "from", "2020-01-01"));
        fixture.movedIn(GREEN, house, tenant, "2024-01-01");

        var sale = sold(house, "2026-06-16", "owners", owner(buyer, "1/1"));

        assertThat(sale.path("kind").asString()).isEqualTo("sale");
        assertThat(house(house).path("ownerId").asString()).isEqualTo(buyer.toString());
        assertThat(house(house).path("residentIds").valueStream().map(JsonNode::asString))
                .as("the tenant stays")
                .containsExactly(tenant.toString());
        var fact = fact("property.PropertySold", house);
        assertThat(fact.path("on").asString()).isEqualTo("2026-06-16");
        assertThat(fact.path("sellerIds").path(0).asString()).isEqualTo(seller.toString());
        assertThat(fact.path("buyers").path(0).path("userId").asString())
                .isEqualTo(buyer.toString());
        assertThat(fact("property.OwnerChanged", house, buyer).path("previousOwnerId").asString())
                .isEqualTo(seller.toString());
        assertThat(fact("property.HouseholdMovedOut", house).path("members")).hasSize(1);

        var before = at(house, "2026-06-15");
        assertThat(before.path("ownerId").asString()).isEqualTo(seller.toString());
        assertThat(before.path("primaryOccupantId").asString()).isEqualTo(seller.toString());
        assertThat(before.path("residentIds")).hasSize(2);
        assertThat(at(house, "2026-06-16").path("ownerId").asString()).isEqualTo(buyer.toString());
        assertThat(at(house, "2019-12-31").path("owners")).isEmpty();
        assertThat(items(house, "/owners?at=2026-06-15").findValuesAsString("userId"))
                .containsExactly(seller.toString());
        assertThat(items(house, "/owners")).hasSize(2);
        assertThat(items(house, "/occupancies?at=2022-01-01").findValuesAsString("userId"))
                .containsExactly(seller.toString());
        assertThat(items(house, "/history").findValuesAsString("kind"))
                .containsExactly(
                        "sold",
                        "owner_until",
                        "owner_from",
                        "moved_out",
                        "moved_in",
                        "owners_changed",
                        "owner_from",
                        "moved_in");
        assertThat(paged(house))
                .extracting(entry -> entry.path("on").asString())
                .isSortedAccordingTo((a, b) -> b.compareTo(a))
                .hasSize(8);
    }

    @Test
    void oneOfTwoOwnersSellsToTheOther() {
        var people = people(2);
        var house = id(fixture.registered(GREEN, "half"));
        changed(house, "2024-01-01", owner(people.get(0), "1/2"), owner(people.get(1), "1/2"));

        var overfull =
                sale(house, "2026-03-01", List.of(people.get(0)), owner(people.get(1), "2/3"));
        assertThat(body(overfull.expectStatus().isBadRequest()).path("type").asString())
                .endsWith("shares-too-many");
        var stranger =
                sale(house, "2026-03-01", List.of(UUID.randomUUID()), owner(people.get(1), "1/2"));
        assertThat(
                        body(stranger.expectStatus().isBadRequest())
                                .path("errors")
                                .findValuesAsString("field"))
                .containsExactly("sellerIds[0]");
        sale(house, "2026-03-01", List.of(people.get(0)), owner(people.get(1), "1/2"))
                .expectStatus()
                .isCreated();

        assertThat(house(house).path("owners").findValuesAsString("userId"))
                .containsExactly(people.get(1).toString());
        assertThat(house(house).path("owners").path(0).path("share").asString()).isEqualTo("1/1");
    }

    @Test
    void aSaleBeforeTheLastOneIsRefusedAndOneOnItsDayReplacesIt() {
        var people = people(3);
        var house = id(fixture.registered(GREEN, "order"));
        sale(house, "2026-01-01", List.of(), owner(people.get(1), "1/1"))
                .expectStatus()
                .isEqualTo(409);
        changed(house, "2025-01-01", owner(people.get(0), "1/1"));
        sold(house, "2026-03-10", "nobody", owner(people.get(1), "1/1"));

        var early =
                body(
                        sale(house, "2026-03-09", List.of(), owner(people.get(2), "1/1"))
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(early.path("type").asString()).endsWith("later-owners");
        assertThat(early.path("detail").asString()).contains("2026-03-10");

        sold(house, "2026-03-10", "nobody", owner(people.get(2), "1/1"));
        assertThat(house(house).path("ownerId").asString()).isEqualTo(people.get(2).toString());
        assertThat(at(house, "2026-03-09").path("ownerId").asString())
                .isEqualTo(people.get(0).toString());
        assertThat(items(house, "/owners?at=2026-03-10").findValuesAsString("userId"))
                .containsExactly(people.get(2).toString());
    }

    @Test
    void aSaleAheadComesTrueOnItsDay() {
        var people = people(2);
        var house = id(fixture.registered(GREEN, "ahead-sale"));
        changed(house, "2025-01-01", owner(people.get(0), "1/1"));
        var day = today().plusDays(20);
        sold(house, day.toString(), "nobody", owner(people.get(1), "1/1"));

        assertThat(house(house).path("ownerId").asString()).isEqualTo(people.get(0).toString());
        state(house, s -> s.path("owners").size() == 2 && s.path("ownerIds").size() == 1);
        own(house, people.get(1)).expectStatus().isEqualTo(409);

        clock.moveTo(startOf(day).plusSeconds(1));
        restateHousesOnTheirDay.run();
        restateHousesOnTheirDay.run();
        assertThat(house(house).path("ownerId").asString()).isEqualTo(people.get(1).toString());
        assertThat(
                        fact("property.OwnerChanged", house, people.get(1))
                                .path("previousOwnerId")
                                .asString())
                .isEqualTo(people.get(0).toString());
        state(
                house,
                s ->
                        s.path("ownerId").asString().equals(people.get(1).toString())
                                && s.path("owners").size() == 1);
        assertThat(
                        events.on(FACTS).stream()
                                .filter(e -> e.type().equals("property.OwnerChanged"))
                                .filter(e ->
                                        e.data()
                                                .path("ownerId")
                                                .asString()
                                                .equals(people.get(1).toString())))
                .hasSize(1);
    }

    @Test
    void ofManySalesAtOnceTheSharesAreNeverMoreThanTheWhole() throws Exception {
        var seller = fixture.person(GREEN);
        var buyers = people(8);
        var house = id(fixture.registered(GREEN, "race-sale"));
        changed(house, "2025-01-01", owner(seller, "1/1"));

        try (var threads = Executors.newFixedThreadPool(8)) {
            var sales =
                    IntStream.range(0, 8)
                            .<Callable<Integer>>mapToObj(i ->
                                    () ->
                                            sale(
                                                            house,
                                                            "2026-0%d-01".formatted(1 + i),
                                                            List.of(),
                                                            owner(buyers.get(i), "1/1"))
                                                    .returnResult()
                                                    .getStatus()
                                                    .value())
                            .toList();
            var answers =
                    threads.invokeAll(sales).stream().map(answer -> answer.resultNow()).toList();
            assertThat(answers).contains(201).containsOnly(201, 409);
        }
        assertThat(house(house).path("owners")).hasSize(1);
        for (var entry : items(house, "/history")) {
            if (entry.path("kind").asString().equals("sold")) {
                assertThat(at(house, entry.path("on").asString()).path("owners")).hasSize(1);
            }
        }
    }

    @Test
    void coOwnersSeeTheirHouseAndWhatWasTheirs() {
        var resident = fixture.resident(GREEN);
        var other = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "co-own"));
        changed(house, "2022-01-01", owner(other, "1/1"));
        asResident("/api/v1/properties/" + house).expectStatus().isNotFound();
        changed(house, "2024-01-01", owner(other, "3/4"), owner(resident, "1/4"));

        asResident("/api/v1/properties/" + house).expectStatus().isOk();
        assertThat(
                        body(asResident("/api/v1/properties/" + house + "/owners")
                                        .expectStatus()
                                        .isOk())
                                .path("items")
                                .findValuesAsString("share"))
                .as("not what was another's alone")
                .containsExactly("3/4", "1/4");
        assertThat(
                        body(asResident("/api/v1/properties/" + house + "?at=2023-01-01")
                                        .expectStatus()
                                        .isOk())
                                .path("owners"))
                .isEmpty();
        asResident("/api/v1/properties/" + house + "/history").expectStatus().isForbidden();
        assertThat(
                        body(asResident("/api/v1/properties?houseNumber=co-own")
                                        .expectStatus()
                                        .isOk())
                                .path("items")
                                .findValuesAsString("id"))
                .containsExactly(house.toString());
    }

    private List<UUID> people(int count) {
        var people = new ArrayList<UUID>();
        for (int i = 0; i < count; i++) {
            people.add(fixture.person(GREEN));
        }
        return people;
    }

    private record Term(UUID userId, String share) {}

    private static Term owner(UUID userId, String share) {
        return new Term(userId, share);
    }

    private RestTestClient.ResponseSpec change(UUID house, String from, Term... owners) {
        return fixture.post(
                GREEN,
                "/properties/" + house + "/ownership-changes",
                Map.of("from", from, "owners", List.of(owners)));
    }

    private JsonNode changed(UUID house, String from, Term... owners) {
        return body(change(house, from, owners).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec sale(
            UUID house, String on, List<UUID> sellers, Term... buyers) {
        return fixture.post(
                GREEN,
                "/properties/" + house + "/sales",
                Map.of("on", on, "sellerIds", sellers, "buyers", List.of(buyers)));
    }

    private JsonNode sold(UUID house, String on, String leaving, Term buyer) {
        return fixture.posted(
                GREEN,
                "/properties/" + house + "/sales",
                Map.of("on", on, "buyers", List.of(buyer), "leaving", leaving));
    }

    private RestTestClient.ResponseSpec own(UUID house, UUID owner) {
        return api.asStaff(GREEN)
                .put()
                .uri("/api/v1/properties/{id}/owner", house)
                .header(HttpHeaders.IF_MATCH, fixture.eTag(GREEN, house))
                .body(Map.of("ownerId", owner))
                .exchange();
    }

    private RestTestClient.ResponseSpec asResident(String uri) {
        return api.asResident(GREEN).get().uri(uri).exchange();
    }

    private JsonNode house(UUID house) {
        return read("/api/v1/properties/" + house);
    }

    private JsonNode at(UUID house, String day) {
        return read("/api/v1/properties/" + house + "?at=" + day);
    }

    private JsonNode items(UUID house, String path) {
        return read("/api/v1/properties/" + house + path).path("items");
    }

    private List<JsonNode> paged(UUID house) {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = read("/api/v1/properties/" + house + "/history?limit=3" + cursor);
            page.path("items").forEach(all::add);
            cursor =
                    page.path("nextCursor").isString()
                            ? "&cursor=" + page.path("nextCursor").asString()
                            : "";
        } while (!cursor.isEmpty());
        return all;
    }

    private JsonNode read(String uri) {
        return body(api.asStaff(GREEN).get().uri(uri).exchange().expectStatus().isOk());
    }

    private JsonNode fact(String type, UUID house) {
        return events.await(FACTS, type, data -> of(house, data)).data();
    }

    private JsonNode fact(String type, UUID house, UUID owner) {
        return events.await(
                        FACTS,
                        type,
                        data ->
                                of(house, data)
                                        && data.path("ownerId").asString().equals(owner.toString()))
                .data();
    }

    private JsonNode state(UUID house, Predicate<JsonNode> matches) {
        return events.await(
                        STATES,
                        "property.PropertyState",
                        state -> of(house, state) && matches.test(state))
                .data();
    }

    private static boolean of(UUID house, JsonNode event) {
        return event.path("propertyId").asString().equals(house.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BANGKOK);
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(BANGKOK).toInstant();
    }
}
