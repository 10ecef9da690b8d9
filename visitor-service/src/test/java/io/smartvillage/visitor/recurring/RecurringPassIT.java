package io.smartvillage.visitor.recurring;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.BANGKOK;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.fields;
import static io.smartvillage.visitor.VisitorFixture.id;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.posted;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.Concurrently;
import io.smartvillage.visitor.VisitorFixture;
import io.smartvillage.visitor.entrycode.EntryCodeKey;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
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

@VillageServiceTest
class RecurringPassIT {

    private static final String PASSES = "visitor.recurring-pass.v1";
    private static final Instant MORNING = Instant.parse("2026-11-30T01:00:00Z");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired EntryCodeKey key;
    @Autowired ExpireRecurringPasses expirePasses;

    VisitorFixture fixture;
    UUID house;
    LocalDate today;

    @BeforeEach
    void aHouse() {
        fixture = new VisitorFixture(api, events);
        house = fixture.newHouseOfResident(GREEN);
        today = LocalDate.now(BANGKOK);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aResidentIssuesAPassAndSeesTheCodeOnce() {
        var wanted = aRecurringPass(house);
        wanted.put("rule", "FREQ=DAILY;COUNT=3");
        wanted.remove("lastDay");
        wanted.put("exceptDays", List.of(today.plusDays(1)));

        var pass = issued(api.asResident(GREEN), wanted);

        var code = pass.path("entryCode").asString();
        assertThat(code).matches("[0-9]{8,12}");
        var read = get(api.asSecondResident(GREEN), pass);
        assertThat(read.has("entryCode")).isFalse();
        assertThat(read.path("status").asString()).isEqualTo("active");
        assertThat(read.path("name").asString()).isEqualTo("มาลี ขยันงาน");
        assertThat(read.path("phone").asString()).isEqualTo("+66812345678");
        assertThat(read.path("from").asString()).isEqualTo("08:00");
        assertThat(read.path("until").asString()).isEqualTo("18:00");
        assertThat(read.path("exceptDays").path(0).asString())
                .isEqualTo(today.plusDays(1).toString());
        var state = state(pass, "valid");
        assertThat(state.path("kind").asString()).isEqualTo("recurring");
        assertThat(state.path("singleUse").asBoolean()).isFalse();
        assertThat(state.path("codeHash").asString())
                .isEqualTo(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.hash(GREEN.id(), code)));
        assertThat(state.path("windows")).hasSize(2);
        assertThat(state.path("windows").path(0).path("from").asString())
                .isEqualTo(at(today, "01:00:00Z").toString());
        assertThat(state.path("windows").path(1).path("until").asString())
                .isEqualTo(at(today.plusDays(2), "11:00:00Z").toString());
        assertThat(state.path("validUntil").asString())
                .isEqualTo(at(today.plusDays(2), "11:00:00Z").toString());
        assertThat(fact("RecurringPassIssued", pass).toString()).doesNotContain("มาลี", code);
    }

    /// Its end can be moved to a year from its first day, and the code stays as it is.
    @Test
    void aPassOfADayHasACodeThatIsLongEnoughForAYear() {
        var wanted = aRecurringPass(house);
        wanted.put("firstDay", today.plusDays(1));
        wanted.put("lastDay", today.plusDays(1));

        assertThat(issued(api.asResident(GREEN), wanted).path("entryCode").asString())
                .matches("[0-9]{11,12}");
    }

    @Test
    void nobodyIssuesOrSeesAPassOfAnotherHouse() {
        var foreign = issued(api.asStaff(GREEN), aRecurringPass(fixture.emptyHouse(GREEN)));

        var problem =
                body(
                        posted(
                                        api.asResident(GREEN),
                                        "/api/v1/recurring-passes",
                                        aRecurringPass(fixture.emptyHouse(GREEN)))
                                .expectStatus()
                                .isBadRequest());
        assertThat(fields(problem)).containsExactly("propertyId");
        at(api.asResident(GREEN), foreign, "").expectStatus().isNotFound();
        at(api.asResident(GREEN), foreign, "/visits").expectStatus().isNotFound();
        cancel(api.asResident(GREEN), foreign).expectStatus().isNotFound();
        at(api.asAdmin(BLUE), foreign, "").expectStatus().isNotFound();
        assertThat(ids(api.asResident(GREEN), "limit=200"))
                .doesNotContain(foreign.path("id").asString());
        posted(api.asGuard(GREEN), "/api/v1/recurring-passes", aRecurringPass(house))
                .expectStatus()
                .isForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=DAILY",
                "FREQ=HOURLY;COUNT=3",
                "FREQ=DAILY;COUNT=500",
                "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
                "every day",
                "RRULE"
            })
    void namesARuleThatCannotBe(String rule) {
        var pass = aRecurringPass(house);
        pass.remove("lastDay");
        pass.put("rule", rule);

        assertThat(refused(pass)).containsExactly("rule");
    }

    @ParameterizedTest
    @CsvSource({
        "firstDay, 2020-01-01",
        "firstDay, 2090-01-01",
        "firstDay, 2026-02-30",
        "from, 25:00",
        "until, noon",
        "phone, 123",
        "plate, ???",
        "name, ''",
        "colour, red"
    })
    void namesWhatCannotBe(String field, String value) {
        var pass = aRecurringPass(house);
        pass.put("rule", "FREQ=DAILY;COUNT=3");
        pass.remove("lastDay");
        pass.put(field, value);

        assertThat(refused(pass)).containsExactly(field);
    }

    @Test
    void namesALastDayBeforeTheFirstAndAPassThatIsOver() {
        var pass = aRecurringPass(house);
        pass.put("lastDay", today.minusDays(1));
        assertThat(refused(pass)).containsExactly("lastDay");
        pass.put("firstDay", today.minusDays(1));
        pass.put("lastDay", today.minusDays(1));
        pass.put("until", "08:01");

        assertThat(refused(pass)).containsExactly("rule");
    }

    @Test
    void otherExceptionsAndAnotherEndKeepTheCode() {
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));
        var before = state(pass, "valid");
        assertThat(before.path("windows")).hasSize(300);

        patch(
                        api.asResident(GREEN),
                        pass,
                        0,
                        Map.of("exceptDays", List.of(today, today.plusDays(1))))
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("ETag", "\"1\"");
        patch(api.asResident(GREEN), pass, 0, Map.of("lastDay", today.plusDays(9)))
                .expectStatus()
                .isEqualTo(412);
        var changed =
                body(
                        patch(api.asResident(GREEN), pass, 1, Map.of("lastDay", today.plusDays(9)))
                                .expectStatus()
                                .isOk());

        assertThat(changed.path("exceptDays")).hasSize(2);
        fact("RecurringPassChanged", pass);
        var now =
                events.await(
                                "visitor.pass-state.v1",
                                "visitor.PassState",
                                data ->
                                        data.path("passId").equals(pass.path("id"))
                                                && data.path("windows").size() == 8)
                        .data();
        assertThat(now.path("codeHash")).isEqualTo(before.path("codeHash"));
        assertThat(now.path("status").asString()).isEqualTo("valid");
    }

    @Test
    void namesAChangeThatLeavesNothingOrTooMuch() {
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));

        assertThat(
                        fields(
                                body(
                                        patch(
                                                        api.asResident(GREEN),
                                                        pass,
                                                        0,
                                                        Map.of("lastDay", today.minusDays(1)))
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("lastDay");
        assertThat(
                        fields(
                                body(
                                        patch(
                                                        api.asResident(GREEN),
                                                        pass,
                                                        0,
                                                        Map.of("lastDay", today.plusDays(400)))
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("lastDay");
        assertThat(get(api.asResident(GREEN), pass).path("lastDay").asString())
                .isEqualTo(today.plusDays(299).toString());
    }

    @Test
    void aCancelledPassOpensNothingAndItsCodeIsFree() throws SQLException {
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));
        assertThat(count("live_code", "owner_id", pass)).isOne();

        var cancelled = body(cancel(api.asResident(GREEN), pass).expectStatus().isOk());

        assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
        state(pass, "cancelled");
        fact("RecurringPassCancelled", pass);
        assertThat(count("live_code", "owner_id", pass)).isZero();
        cancel(api.asResident(GREEN), pass).expectStatus().isEqualTo(409);
        patch(api.asResident(GREEN), pass, 1, Map.of("lastDay", today.plusDays(2)))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void expiresByItselfAfterItsLastWindow() throws SQLException {
        var short3Days = aRecurringPass(house);
        short3Days.put("lastDay", today.plusDays(2));
        var pass = issued(api.asResident(GREEN), short3Days);
        var end = at(today.plusDays(2), "11:00:00Z");
        clock.moveTo(end.minusSeconds(60));
        expirePasses.expireOverdue();
        assertThat(get(api.asResident(GREEN), pass).path("status").asString()).isEqualTo("active");

        clock.moveTo(end.plusSeconds(1));
        Concurrently.times(4, _ -> expirePasses.expireOverdue());

        assertThat(get(api.asResident(GREEN), pass).path("status").asString()).isEqualTo("expired");
        fact("RecurringPassExpired", pass);
        state(pass, "expired");
        assertThat(count("live_code", "owner_id", pass)).isZero();
        assertThat(
                        events.on(PASSES).stream()
                                .filter(e -> e.type().equals("visitor.RecurringPassExpired"))
                                .filter(e ->
                                        e.data().path("recurringPassId").equals(pass.path("id"))))
                .hasSize(1);
    }

    @Test
    void aGuardSeesPassesThatAreGoodTodayWithTheEndOfThePhoneNumber() {
        var good = issued(api.asResident(GREEN), aRecurringPass(house));
        var notToday = aRecurringPass(house);
        notToday.put("exceptDays", List.of(today));
        var other = issued(api.asResident(GREEN), notToday);

        assertThat(get(api.asGuard(GREEN), good).path("phone").asString())
                .isEqualTo("*********678");
        at(api.asGuard(GREEN), other, "").expectStatus().isNotFound();
        assertThat(ids(api.asGuard(GREEN), "limit=200&propertyId=" + house))
                .containsExactly(good.path("id").asString());
        assertThat(ids(api.asStaff(GREEN), "limit=200&propertyId=" + house))
                .containsExactly(other.path("id").asString(), good.path("id").asString());
        assertThat(ids(api.asStaff(GREEN), "status=cancelled&propertyId=" + house)).isEmpty();
        assertThat(ids(api.asStaff(GREEN), "status=active&limit=1&propertyId=" + house))
                .containsExactly(other.path("id").asString());
    }

    @Test
    void showsEachVisitInWhicheverOrderTheGatesTell() {
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));
        var late = UUID.randomUUID();
        // Tuesday's exit comes first, then its entry, then Monday, and an exit nobody entered for.
        fixture.passage(
                GREEN, UUID.randomUUID(), id(pass), "exit", MORNING.plus(Duration.ofHours(30)));
        fixture.passage(GREEN, late, id(pass), "entry", MORNING.plus(Duration.ofDays(1)));
        fixture.passage(GREEN, UUID.randomUUID(), id(pass), "entry", MORNING);
        fixture.passage(
                GREEN, UUID.randomUUID(), id(pass), "exit", MORNING.plus(Duration.ofHours(8)));
        fixture.passage(
                GREEN, UUID.randomUUID(), id(pass), "exit", MORNING.minus(Duration.ofHours(8)));
        // Still inside; and one passage is told again, as another event.
        fixture.passage(
                GREEN, UUID.randomUUID(), id(pass), "entry", MORNING.plus(Duration.ofDays(2)));
        fixture.passage(GREEN, late, id(pass), "entry", MORNING.plus(Duration.ofDays(1)));

        var visits = new ArrayList<String>();
        var cursor = "";
        do {
            var page =
                    body(
                            at(api.asResident(GREEN), pass, "/visits?limit=3" + cursor)
                                    .expectStatus()
                                    .isOk());
            page.path("items")
                    .forEach(visit ->
                            visits.add(
                                    visit.path("enteredAt").asString("-")
                                            + " "
                                            + visit.path("leftAt").asString("-")));
            cursor =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!cursor.isEmpty());

        assertThat(visits)
                .containsExactly(
                        "2026-12-02T01:00:00Z -",
                        "2026-12-01T01:00:00Z 2026-12-01T07:00:00Z",
                        "2026-11-30T01:00:00Z 2026-11-30T09:00:00Z",
                        "- 2026-11-29T17:00:00Z");
        assertThat(get(api.asResident(GREEN), pass).path("status").asString()).isEqualTo("active");
    }

    @Test
    void aGuardSeesTheVisitsOfTodayOnly() {
        var pass = issued(api.asStaff(GREEN), aRecurringPass(house));
        var now = Instant.now();
        fixture.passage(GREEN, UUID.randomUUID(), id(pass), "entry", now.minus(Duration.ofDays(2)));
        fixture.passage(GREEN, UUID.randomUUID(), id(pass), "exit", now.minus(Duration.ofDays(2)));
        fixture.passage(GREEN, UUID.randomUUID(), id(pass), "entry", now);

        assertThat(visitsSeenBy(api.asGuard(GREEN), pass)).isEqualTo(1);
        assertThat(visitsSeenBy(api.asStaff(GREEN), pass)).isGreaterThan(1);
        assertThat(visitsSeenBy(api.asResident(GREEN), pass)).isGreaterThan(1);
    }

    private static int visitsSeenBy(RestTestClient caller, JsonNode pass) {
        return body(at(caller, pass, "/visits").expectStatus().isOk()).path("items").size();
    }

    @Test
    void noTwoOfManyIssuedAtOnceHaveTheSameCode() {
        var codes =
                Concurrently.call(
                        20,
                        number ->
                                (number % 2 == 0
                                                ? issued(
                                                        api.asResident(GREEN),
                                                        aRecurringPass(house))
                                                : VisitorFixture.registered(
                                                        api.asResident(GREEN),
                                                        VisitorFixture.aVisit(house)))
                                        .path("entryCode")
                                        .asString());

        assertThat(new HashSet<>(codes)).hasSize(20);
    }

    @Test
    void theSameKeyIssuesOnePassWithOneCode() {
        var wanted = aRecurringPass(house);
        var retry = UUID.randomUUID().toString();

        var first = body(issueWith(retry, wanted).expectStatus().isCreated());
        var second = body(issueWith(retry, wanted).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        var other = new HashMap<>(wanted);
        other.put("name", "somebody else");
        issueWith(retry, other).expectStatus().isEqualTo(422);
    }

    @Test
    void theStateKeepsItsContractWithAsManyWindowsAsThereCanBe() {
        var pass = aRecurringPass(house);
        pass.put("lastDay", today.plusYears(1));

        var state = state(issued(api.asResident(GREEN), pass), "valid");

        assertThat(state.path("windows").size()).isBetween(366, 367);
        assertThat(EventContracts.violations("visitor.PassState", state.toString())).isEmpty();
    }

    private List<String> refused(Map<String, Object> pass) {
        return fields(
                body(
                        posted(api.asResident(GREEN), "/api/v1/recurring-passes", pass)
                                .expectStatus()
                                .isBadRequest()));
    }

    private RestTestClient.ResponseSpec issueWith(String retry, Map<String, Object> pass) {
        return api.asResident(GREEN)
                .post()
                .uri("/api/v1/recurring-passes")
                .header("Idempotency-Key", retry)
                .body(pass)
                .exchange();
    }

    private JsonNode fact(String type, JsonNode pass) {
        return events.await(
                        PASSES,
                        "visitor." + type,
                        data -> data.path("recurringPassId").equals(pass.path("id")))
                .data();
    }

    private JsonNode state(JsonNode pass, String status) {
        return events.await(
                        "visitor.pass-state.v1",
                        "visitor.PassState",
                        data ->
                                data.path("passId").equals(pass.path("id"))
                                        && data.path("status").asString().equals(status))
                .data();
    }

    private int count(String table, String column, JsonNode owner) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from %s where %s = '%s'"
                                                .formatted(table, column, id(owner)))) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Instant at(LocalDate day, String utc) {
        return Instant.parse(day + "T" + utc);
    }

    private static List<String> ids(RestTestClient caller, String query) {
        var page =
                body(
                        caller.get()
                                .uri("/api/v1/recurring-passes?" + query)
                                .exchange()
                                .expectStatus()
                                .isOk());
        return page.path("items").valueStream().map(item -> item.path("id").asString()).toList();
    }

    private static JsonNode get(RestTestClient caller, JsonNode pass) {
        return body(at(caller, pass, "").expectStatus().isOk());
    }

    private static RestTestClient.ResponseSpec at(
            RestTestClient caller, JsonNode pass, String rest) {
        return caller.get()
                .uri("/api/v1/recurring-passes/" + pass.path("id").asString() + rest)
                .exchange();
    }

    private static RestTestClient.ResponseSpec cancel(RestTestClient caller, JsonNode pass) {
        return caller.post()
                .uri("/api/v1/recurring-passes/{id}/cancellation", pass.path("id").asString())
                .exchange();
    }

    private static RestTestClient.ResponseSpec patch(
            RestTestClient caller, JsonNode pass, long seen, Map<String, ?> change) {
        return caller.patch()
                .uri("/api/v1/recurring-passes/{id}", pass.path("id").asString())
                .header("If-Match", "\"" + seen + "\"")
                .body(change)
                .exchange();
    }
}
