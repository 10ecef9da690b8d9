package io.smartvillage.visitor.visitor;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.register;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.VisitorFixture;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@VillageServiceTest
class VisitorApiIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PASSES = "visitor.pass-state.v1";
    private static final String VISITORS = "visitor.visitor.v1";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired EntryCodeKey key;
    @Autowired ExpireVisitors expireVisitors;

    VisitorFixture fixture;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new VisitorFixture(api, events);
        house = fixture.houseOfResident(GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aResidentRegistersAVisitorAndSeesTheCodeOnce() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var code = visitor.path("entryCode").asString();

        assertThat(code).matches("[0-9]{8}");
        assertThat(visitor.path("status").asString()).isEqualTo("pending");
        var read = get(api.asResident(GREEN), visitor);
        assertThat(read.path("name").asString()).isEqualTo("สมชาย ใจดี");
        assertThat(read.has("entryCode")).isFalse();
        var pass = pass(visitor, "valid");
        assertThat(pass.path("codeHash").asString())
                .isEqualTo(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.hash(GREEN.id(), code)));
        var registered = fact("VisitorRegistered", visitor);
        assertThat(registered.toString()).doesNotContain("สมชาย", "081-234", "81234", code);
    }

    @Test
    void personalDataAndCodeAreNotReadableInTheDatabase() throws SQLException {
        var visitor = registered(api.asStaff(GREEN), aVisit(house));

        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        """
                                        select string_agg(
                                            v::text || encode(name, 'escape')
                                                || encode(phone, 'escape'), '')
                                        from visitor v
                                        """)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1))
                    .doesNotContain("812345678", visitor.path("entryCode").asString());
        }
    }

    @Test
    void aResidentCannotRegisterForAnotherHouse() {
        var problem =
                body(
                        register(api.asResident(GREEN), aVisit(fixture.emptyHouse(GREEN)))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("propertyId");
    }

    @Test
    void whoLivesInAHouseSeesItsVisitorsAndOthersDoNot() {
        var own = registered(api.asResident(GREEN), aVisit(house));
        var foreign = registered(api.asGuard(GREEN), aVisit(fixture.emptyHouse(GREEN)));

        assertThat(get(api.asSecondResident(GREEN), own).path("id")).isEqualTo(own.path("id"));
        at(api.asResident(GREEN), foreign).expectStatus().isNotFound();
        assertThat(ids(api.asResident(GREEN), "limit=200"))
                .contains(own.path("id").asString())
                .doesNotContain(foreign.path("id").asString());
        assertThat(ids(api.asResident(GREEN), "propertyId=" + fixture.emptyHouse(GREEN))).isEmpty();
        post(api.asResident(GREEN), foreign, "cancellation").expectStatus().isNotFound();
        at(api.asAdmin(BLUE), own).expectStatus().isNotFound();
    }

    @Test
    void aGuardSeesOnlyTheEndOfAPhoneNumber() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        assertThat(get(api.asGuard(GREEN), visitor).path("phone").asString())
                .isEqualTo("*********678");
        assertThat(get(api.asStaff(GREEN), visitor).path("phone").asString())
                .isEqualTo("+66812345678");
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        register(
                                        api.asStaff(GREEN),
                                        Map.of(
                                                "name",
                                                "",
                                                "phone",
                                                "call me",
                                                "purpose",
                                                "p".repeat(501),
                                                "validUntil",
                                                Instant.now().minusSeconds(60),
                                                "plate",
                                                "x".repeat(21),
                                                "colour",
                                                "red"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "propertyId", "name", "phone", "purpose", "validUntil", "plate", "colour");
    }

    @Test
    void namesEveryTimeThatDoesNotFit() {
        var visit = aVisit(UUID.randomUUID());
        visit.put("validFrom", Instant.now().plus(40, ChronoUnit.DAYS));
        visit.put("validUntil", Instant.now().plus(90, ChronoUnit.DAYS));

        var problem = body(register(api.asStaff(GREEN), visit).expectStatus().isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder("propertyId", "validFrom", "validUntil");
        visit.put("validUntil", Instant.now().plus(1, ChronoUnit.DAYS));
        assertThat(fields(body(register(api.asStaff(GREEN), visit).expectStatus().isBadRequest())))
                .contains("validFrom");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=lost",
                "propertyId=seven",
                "validOn=2026-02-30",
                "overstaying=perhaps",
                "limit=0",
                "cursor=nonsense"
            })
    void namesAWrongFilter(String query) {
        var problem =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/visitors?" + query)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void theSameKeyRegistersOneVisitorWithOneCode() {
        var visit = aVisit(house);
        var retry = UUID.randomUUID().toString();

        var first = body(registerWith(retry, visit).expectStatus().isCreated());
        var second = body(registerWith(retry, visit).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        var other = new HashMap<>(visit);
        other.put("name", "somebody else");
        registerWith(retry, other).expectStatus().isEqualTo(422);
    }

    @Test
    void filtersByStatusHouseAndDay() {
        var visitor = registered(api.asStaff(GREEN), aVisit(fixture.emptyHouse(GREEN)));
        var id = visitor.path("id").asString();
        var today = LocalDate.now(ZoneId.of("Asia/Bangkok"));
        var query = "limit=200&propertyId=" + fixture.emptyHouse(GREEN);

        assertThat(ids(api.asStaff(GREEN), query + "&status=pending&validOn=" + today))
                .contains(id);
        assertThat(ids(api.asStaff(GREEN), query + "&status=expired")).doesNotContain(id);
        assertThat(ids(api.asStaff(GREEN), query + "&validOn=" + today.plusDays(2)))
                .doesNotContain(id);
        assertThat(ids(api.asStaff(GREEN), query + "&validOn=" + today.minusDays(1)))
                .doesNotContain(id);
        assertThat(ids(api.asStaff(GREEN), "propertyId=" + house)).doesNotContain(id);
    }

    @Test
    void pagesThroughAllOnce() {
        for (int i = 0; i < 3; i++) {
            registered(api.asStaff(GREEN), aVisit(house));
        }
        var all = ids(api.asStaff(GREEN), "limit=200");

        var paged = new java.util.ArrayList<String>();
        var next = "";
        do {
            var page =
                    body(
                            api.asStaff(GREEN)
                                    .get()
                                    .uri("/api/v1/visitors?limit=2" + next)
                                    .exchange()
                                    .expectStatus()
                                    .isOk());
            page.path("items").forEach(item -> paged.add(item.path("id").asString()));
            next =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!next.isEmpty());
        assertThat(paged).isEqualTo(all);
    }

    @Test
    void aCancelledVisitorHasNoPassAnyMore() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        var cancelled =
                body(post(api.asResident(GREEN), visitor, "cancellation").expectStatus().isOk());

        assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
        fact("VisitorCancelled", visitor);
        pass(visitor, "cancelled");
        post(api.asResident(GREEN), visitor, "cancellation").expectStatus().isEqualTo(409);
        post(api.asGuard(GREEN), visitor, "check-in").expectStatus().isEqualTo(409);
    }

    @Test
    void aGuardChecksInAndOutByHand() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        post(api.asGuard(GREEN), visitor, "check-out").expectStatus().isEqualTo(409);
        post(api.asGuard(GREEN), visitor, "check-in").expectStatus().isOk();
        post(api.asGuard(GREEN), visitor, "check-in").expectStatus().isEqualTo(409);
        fact("VisitorCheckedIn", visitor);
        pass(visitor, "used");
        var out = body(post(api.asGuard(GREEN), visitor, "check-out").expectStatus().isOk());

        assertThat(out.path("status").asString()).isEqualTo("checked_out");
        fact("VisitorCheckedOut", visitor);
    }

    @Test
    void aGuardTurnsAVisitorAway() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        var denied = body(post(api.asGuard(GREEN), visitor, "denial").expectStatus().isOk());

        assertThat(denied.path("status").asString()).isEqualTo("denied");
        fact("VisitorDenied", visitor);
        pass(visitor, "cancelled");
    }

    @Test
    void nobodyIsCheckedInBeforeTheVisitBegins() {
        var visit = aVisit(house);
        visit.put("validFrom", Instant.now().plus(1, ChronoUnit.HOURS));
        var visitor = registered(api.asStaff(GREEN), visit);

        var problem =
                body(post(api.asStaff(GREEN), visitor, "check-in").expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith("visitor-outside-window");
    }

    @Test
    void expiresByItself() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        expireVisitors.expireOverdue();
        assertThat(get(api.asStaff(GREEN), visitor).path("status").asString()).isEqualTo("pending");

        clock.advance(Duration.ofDays(1).plusSeconds(1));
        expireVisitors.expireOverdue();

        assertThat(get(api.asStaff(GREEN), visitor).path("status").asString()).isEqualTo("expired");
        fact("VisitorExpired", visitor);
        pass(visitor, "expired");
    }

    @ParameterizedTest
    @CsvSource({"entry, checked_in", "exit, checked_out"})
    void showsWhatTheGateDid(String direction, String status) {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        var event = passage(visitor, direction);

        assertThat(get(api.asResident(GREEN), visitor).path("status").asString()).isEqualTo(status);
        pass(visitor, "used");
        events.publish(
                GREEN,
                "access.access-log.v1",
                "again",
                "access.AccessGranted",
                event,
                granted(visitor, direction).toString());
        events.awaitConsumed("access.access-log.v1");
        assertThat(
                        events.on(VISITORS).stream()
                                .filter(e -> e.type().startsWith("visitor.VisitorChecked"))
                                .filter(e -> e.data().path("visitorId").equals(visitor.path("id"))))
                .hasSize(1);
    }

    @Test
    void inAndOutAgainAndTheTimesAreTheGates() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));

        passage(visitor, "entry");
        passage(visitor, "exit");

        var seen = get(api.asResident(GREEN), visitor);
        assertThat(seen.path("status").asString()).isEqualTo("checked_out");
        assertThat(seen.path("checkedInAt").asString()).isEqualTo("2026-11-23T03:00:00Z");
        assertThat(seen.path("checkedOutAt").asString()).isEqualTo("2026-11-23T03:00:00Z");
    }

    @Test
    void aDeliveryNamesItsCompanyAndIsShort() {
        var delivery = aVisit(house);
        delivery.put("kind", "delivery");
        assertThat(
                        fields(
                                body(
                                        register(api.asResident(GREEN), delivery)
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("company");
        delivery.put("company", "ไปรษณีย์ไทย");
        delivery.put("partySize", 2);

        var registered = registered(api.asResident(GREEN), delivery);

        assertThat(registered.path("kind").asString()).isEqualTo("delivery");
        assertThat(registered.path("company").asString()).isEqualTo("ไปรษณีย์ไทย");
        var pass = pass(registered, "valid");
        assertThat(pass.path("kind").asString()).isEqualTo("delivery");
        assertThat(pass.path("partySize").asInt()).isEqualTo(2);
        delivery.put("validUntil", Instant.now().plus(25, ChronoUnit.HOURS));
        assertThat(
                        fields(
                                body(
                                        register(api.asResident(GREEN), delivery)
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("validUntil");
    }

    @ParameterizedTest
    @CsvSource({
        "kind, walk_in",
        "kind, party",
        "company, Kerry",
        "phone, 12345678",
        "phone, 0912345",
        "phone, +66",
        "plate, -- --",
        "plate, no digits",
        "plate, 1กก 123456789",
        "partySize, 0",
        "partySize, 100",
        "validFrom, 2020-01-01T00:00:00Z"
    })
    void namesWhatCannotBe(String field, String value) {
        var visit = aVisit(house);
        visit.put(field, value.matches("[0-9]{1,3}") ? Integer.valueOf(value) : value);

        var problem = body(register(api.asStaff(GREEN), visit).expectStatus().isBadRequest());

        assertThat(fields(problem)).containsExactly(field);
    }

    @Test
    void aGuardSeesTodaysVisitorsAndWhoIsInside() {
        var today = registered(api.asResident(GREEN), aVisit(house));
        var later = aVisit(house);
        later.put("validFrom", Instant.now().plus(2, ChronoUnit.DAYS));
        later.put("validUntil", Instant.now().plus(50, ChronoUnit.HOURS));
        var future = registered(api.asResident(GREEN), later);

        at(api.asGuard(GREEN), future).expectStatus().isNotFound();
        post(api.asGuard(GREEN), future, "denial").expectStatus().isNotFound();
        assertThat(ids(api.asGuard(GREEN), "limit=200"))
                .contains(today.path("id").asString())
                .doesNotContain(future.path("id").asString());
        assertThat(ids(api.asStaff(GREEN), "limit=200")).contains(future.path("id").asString());
        assertThat(ids(api.asResident(GREEN), "limit=200")).contains(future.path("id").asString());
        assertThat(get(api.asResident(GREEN), future).path("phone").asString())
                .isEqualTo("+66812345678");

        var inside = registered(api.asResident(GREEN), aVisit(house));
        post(api.asGuard(GREEN), inside, "check-in").expectStatus().isOk();
        clock.advance(Duration.ofDays(5));
        at(api.asGuard(GREEN), today).expectStatus().isNotFound();
        assertThat(ids(api.asGuard(GREEN), "limit=200"))
                .contains(inside.path("id").asString())
                .doesNotContain(today.path("id").asString());
        post(api.asGuard(GREEN), inside, "check-out").expectStatus().isOk();
    }

    @Test
    void anOverstayIsShown() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var id = visitor.path("id").asString();
        post(api.asGuard(GREEN), visitor, "check-in").expectStatus().isOk();
        clock.advance(Duration.ofDays(1).plusMinutes(59));
        assertThat(get(api.asGuard(GREEN), visitor).path("overstaying").asBoolean()).isFalse();
        assertThat(ids(api.asGuard(GREEN), "limit=200&overstaying=true")).doesNotContain(id);

        clock.advance(Duration.ofMinutes(2));

        assertThat(get(api.asGuard(GREEN), visitor).path("overstaying").asBoolean()).isTrue();
        assertThat(ids(api.asGuard(GREEN), "limit=200&overstaying=true")).contains(id);
        assertThat(ids(api.asGuard(GREEN), "limit=200&overstaying=false")).doesNotContain(id);
        post(api.asGuard(GREEN), visitor, "check-out").expectStatus().isOk();
        assertThat(ids(api.asGuard(GREEN), "limit=200&overstaying=true")).doesNotContain(id);
    }

    @Test
    void aCodeIsFreeAgainOnceItsVisitorIsThrough() throws SQLException {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        assertThat(liveCodesOf(visitor)).isOne();
        post(api.asGuard(GREEN), visitor, "check-in").expectStatus().isOk();
        assertThat(liveCodesOf(visitor)).isOne();

        post(api.asGuard(GREEN), visitor, "check-out").expectStatus().isOk();

        assertThat(liveCodesOf(visitor)).isZero();
    }

    @Test
    void whoeverAGateLetInAfterAllHasTheirCodeBack() throws SQLException {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        post(api.asResident(GREEN), visitor, "cancellation").expectStatus().isOk();
        assertThat(liveCodesOf(visitor)).isZero();

        passage(visitor, "entry");

        assertThat(get(api.asStaff(GREEN), visitor).path("status").asString())
                .isEqualTo("checked_in");
        assertThat(liveCodesOf(visitor)).isOne();
        passage(visitor, "exit");
        assertThat(liveCodesOf(visitor)).isZero();
    }

    @Test
    void aCodeThatSomebodyElseHasDrawnMeanwhileStaysTheirs() throws SQLException {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var code = pass(visitor, "valid").path("codeHash").asString();
        post(api.asResident(GREEN), visitor, "cancellation").expectStatus().isOk();
        var other = registered(api.asResident(GREEN), aVisit(house));
        giveCode(other, Base64.getUrlDecoder().decode(code));

        passage(visitor, "entry");

        assertThat(pass(visitor, "used").path("codeHash").asString()).isNotEqualTo(code);
        assertThat(liveCodesOf(visitor)).isZero();
        assertThat(liveCodesOf(other)).isOne();
    }

    private void giveCode(JsonNode visitor, byte[] hash) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update live_code set code_hash = ? where owner_id = ?::uuid")) {
            statement.setBytes(1, hash);
            statement.setString(2, visitor.path("id").asString());
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    @Test
    void gatesAreToldOfWhomAGuardLetInAndOutByHand() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var gate = UUID.randomUUID();

        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/check-in", visitor.path("id").asString())
                .body(Map.of("gateId", gate))
                .exchange()
                .expectStatus()
                .isOk();
        post(api.asGuard(GREEN), visitor, "check-out").expectStatus().isOk();

        var in = byHand(visitor, "entry");
        assertThat(in.path("gateId").asString()).isEqualTo(gate.toString());
        assertThat(in.path("guardId").asString())
                .isEqualTo(VisitorFixture.userId(api.tokens().of(GREEN.guard(), GREEN)).toString());
        assertThat(in.path("kind").asString()).isEqualTo("visit");
        assertThat(in.path("passedAt"))
                .isEqualTo(fact("VisitorCheckedIn", visitor).path("checkedInAt"));
        var out = byHand(visitor, "exit");
        assertThat(out.path("gateId").isNull()).isTrue();
        assertThat(out.path("passageId")).isNotEqualTo(in.path("passageId"));
    }

    private JsonNode byHand(JsonNode visitor, String direction) {
        return events.await(
                        VISITORS,
                        "visitor.VisitorPassedByHand",
                        data ->
                                data.path("visitorId").equals(visitor.path("id"))
                                        && data.path("direction").asString().equals(direction))
                .data();
    }

    private int liveCodesOf(JsonNode visitor) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from live_code where owner_id = '%s'"
                                                .formatted(visitor.path("id").asString()))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void anOlderStateOfAHouseChangesNothing() {
        var resident = VisitorFixture.userId(api.tokens().of(GREEN.resident(), GREEN));
        var moved = UUID.randomUUID();
        var now = Instant.now();
        fixture.tellOf(GREEN, moved, resident, List.of(), now);
        fixture.tellOf(GREEN, moved, null, List.of(), now.plusSeconds(2));
        fixture.tellOf(GREEN, moved, resident, List.of(resident), now.plusSeconds(1));

        register(api.asResident(GREEN), aVisit(moved)).expectStatus().isBadRequest();
    }

    private UUID passage(JsonNode visitor, String direction) {
        var id =
                events.publish(
                        GREEN,
                        "access.access-log.v1",
                        UUID.randomUUID().toString(),
                        "access.AccessGranted",
                        granted(visitor, direction).toString());
        events.awaitConsumed("access.access-log.v1");
        return id;
    }

    private static ObjectNode granted(JsonNode visitor, String direction) {
        var granted = (ObjectNode) JSON.readTree(EventContracts.example("access.AccessGranted"));
        granted.put("passId", visitor.path("id").asString());
        granted.put("direction", direction);
        return granted;
    }

    private JsonNode fact(String type, JsonNode visitor) {
        return events.await(
                        VISITORS,
                        "visitor." + type,
                        data -> data.path("visitorId").equals(visitor.path("id")))
                .data();
    }

    private JsonNode pass(JsonNode visitor, String status) {
        return events.await(
                        PASSES,
                        "visitor.PassState",
                        data ->
                                data.path("passId").equals(visitor.path("id"))
                                        && data.path("status").asString().equals(status))
                .data();
    }

    private RestTestClient.ResponseSpec registerWith(String retry, Map<String, Object> visit) {
        return api.asResident(GREEN)
                .post()
                .uri("/api/v1/visitors")
                .header("Idempotency-Key", retry)
                .body(visit)
                .exchange();
    }

    private static List<String> ids(RestTestClient caller, String query) {
        var page =
                body(
                        caller.get()
                                .uri("/api/v1/visitors?" + query)
                                .exchange()
                                .expectStatus()
                                .isOk());
        return page.path("items").valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static JsonNode get(RestTestClient caller, JsonNode visitor) {
        return body(at(caller, visitor).expectStatus().isOk());
    }

    private static RestTestClient.ResponseSpec at(RestTestClient caller, JsonNode visitor) {
        return caller.get().uri("/api/v1/visitors/{id}", visitor.path("id").asString()).exchange();
    }

    private static RestTestClient.ResponseSpec post(
            RestTestClient caller, JsonNode visitor, String noun) {
        return caller.post()
                .uri("/api/v1/visitors/{id}/{noun}", visitor.path("id").asString(), noun)
                .exchange();
    }

    private static List<String> fields(JsonNode problem) {
        return problem.path("errors").findValuesAsString("field");
    }
}
