package io.smartvillage.billing.account;

import static io.smartvillage.billing.BillingFixture.baht;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class AccountApiIT {

    private static final LocalDate DUE = LocalDate.of(2030, 1, 31);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;

    BillingFixture fixture;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        house = fixture.house(GREEN, "residential", "50", null, List.of());
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void tellsWhatAHouseOwedAtTheEndOfAnyPastDay() {
        on("2030-01-05");
        var invoice = fixture.issued(GREEN, house, DUE.toString(), "1000.00");
        on("2030-01-20");
        fixture.settle(GREEN, invoice, "400.00");
        on("2030-02-10");
        correct(invoice, "credit-notes", "100.00");
        on("2030-03-01");
        correct(invoice, "void", null);
        on("2030-04-01");

        assertAccount("2030-01-04", "0", "0", "0");
        assertAccount("2030-01-05", "1000", "0", "0");
        assertAccount("2030-01-19", "1000", "0", "0");
        assertAccount("2030-01-20", "600", "0", "0");
        assertAccount("2030-01-31", "600", "0", "0");
        assertAccount("2030-02-01", "600", "600", "0");
        assertAccount("2030-02-10", "500", "500", "0");
        assertAccount("2030-02-28", "500", "500", "0");
        assertAccount("2030-03-01", "0", "0", "400");
        assertThat(account("2030-01-10").path("oldestDue").asString()).isEqualTo("2030-01-31");
        assertThat(account("2030-03-01").path("oldestDue").isNull()).isTrue();
        assertThat(baht(account("2030-03-01").path("balance"))).isEqualByComparingTo("-400");
    }

    @Test
    void aDayBeginsAtTheVillagesMidnight() {
        clock.moveTo(Instant.parse("2030-05-01T16:59:00Z"));
        fixture.issued(GREEN, house, "2030-12-31", "10.00");
        clock.moveTo(Instant.parse("2030-05-01T17:01:00Z"));
        fixture.issued(GREEN, house, "2030-12-31", "20.00");

        assertAccount("2030-05-01", "10", "0", "0");
        assertAccount("2030-05-02", "30", "0", "0");
    }

    @Test
    void aStatementLeadsFromOneBalanceToTheOther() {
        on("2030-01-05");
        var first = fixture.issued(GREEN, house, DUE.toString(), "1000.00");
        on("2030-02-05");
        var second = fixture.issued(GREEN, house, "2030-02-28", "500.00");
        var number = invoice(second).path("number").asString();
        fixture.settle(GREEN, first, "1000.00");
        on("2030-02-10");
        var note = correct(first, "credit-notes", "300.00").path("number").asString();
        on("2030-02-20");
        correct(second, "write-off", null);
        on("2030-03-05");
        fixture.issued(GREEN, house, "2030-03-31", "70.00");

        var statement = statement("from=2030-02-01&to=2030-02-28");

        assertThat(baht(statement.path("opening"))).isEqualByComparingTo("1000");
        assertThat(statement.path("entries").findValuesAsString("kind"))
                .containsExactly("invoice", "payment", "credit_note", "write_off");
        assertThat(bahts(statement, "charge"))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal(500), BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        assertThat(bahts(statement, "balance"))
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        new BigDecimal(1500),
                        new BigDecimal(500),
                        new BigDecimal(200),
                        new BigDecimal(-300));
        assertThat(statement.path("entries").path(0).path("documentNumber").asString())
                .isEqualTo(number);
        assertThat(statement.path("entries").path(2).path("documentNumber").asString())
                .isEqualTo(note);
        assertThat(baht(statement.path("closing"))).isEqualByComparingTo("-300");
        assertThat(baht(statement("from=2030-03-01&to=2030-03-05").path("opening")))
                .isEqualByComparingTo("-300");
        assertThat(statement("").path("entries").size()).isEqualTo(6);
    }

    @Test
    void aStatementIsAFileToo() {
        on("2030-01-05");
        fixture.issued(GREEN, house, DUE.toString(), "1234.50");

        var csv = new String(file("/api/v1/accounts/" + house + "/statement?format=csv"), UTF_8);
        assertThat(csv).contains("Opening", "INV-2573-", "1234.50", "Closing");
        assertThat(csv.lines()).hasSize(4);
        var sheet = file("/api/v1/accounts/" + house + "/statement?format=xlsx");
        assertThat(new String(sheet, 0, 2, UTF_8)).isEqualTo("PK");
        assertThat(new String(file("/api/v1/accounts/" + house + "?format=csv"), UTF_8))
                .contains(houseNumber(), "1234.50");
        assertThat(new String(file("/api/v1/accounts?format=csv&inArrears=false"), UTF_8))
                .contains(houseNumber());
        assertThat(new String(file("/api/v1/ageing?format=csv"), UTF_8)).contains(houseNumber());
    }

    @Test
    void acceptAsksForAFileToo() {
        var answer =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/accounts/{id}", house)
                        .header(HttpHeaders.ACCEPT, "text/csv")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult();

        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_TYPE))
                .startsWith("text/csv");
        assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .startsWith("attachment");
    }

    @ParameterizedTest
    @CsvSource({
        "0,   current",
        "1,   days1To30",
        "30,  days1To30",
        "31,  days31To60",
        "60,  days31To60",
        "61,  days61To90",
        "90,  days61To90",
        "91,  days91To180",
        "180, days91To180",
        "181, daysOver180"
    })
    void whatIsOwedAgesByTheDay(int days, String bucket) {
        on("2030-01-05");
        fixture.issued(GREEN, house, DUE.toString(), "100.00");
        on("2030-12-31");
        var asOf = DUE.plusDays(days);

        var owed = ageingOf(asOf).path("owed");

        assertThat(baht(owed.path(bucket))).isEqualByComparingTo("100");
        assertThat(baht(owed.path("total"))).isEqualByComparingTo("100");
        owed.properties().stream()
                .filter(entry -> !List.of(bucket, "total").contains(entry.getKey()))
                .forEach(entry -> assertThat(baht(entry.getValue())).isEqualByComparingTo("0"));
    }

    @Test
    void theTotalsOfTheAgeingAreThoseOfTheHouses() {
        on("2030-06-01");
        var invoice = fixture.issued(GREEN, house, "2030-06-30", "100.00");
        on("2030-06-15");
        fixture.settle(GREEN, invoice, "40.00");
        on("2030-08-31");

        var all = new ArrayList<JsonNode>();
        JsonNode page = ageing("2030-08-31", null);
        var totals = page.path("totals");
        page.path("items").forEach(all::add);
        while (!page.path("nextCursor").isNull()) {
            page = ageing("2030-08-31", page.path("nextCursor").asString());
            page.path("items").forEach(all::add);
        }

        for (var bucket : totals.propertyNames()) {
            assertThat(
                            all.stream()
                                    .map(item -> baht(item.path("owed").path(bucket)))
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as(bucket)
                    .isEqualByComparingTo(baht(totals.path(bucket)));
        }
        assertThat(baht(ageingOf(LocalDate.of(2030, 6, 10)).path("owed").path("current")))
                .isEqualByComparingTo("100");
        assertThat(baht(ageingOf(LocalDate.of(2030, 8, 31)).path("owed").path("days61To90")))
                .isEqualByComparingTo("60");
    }

    @Test
    void listsHousesInArrearsOnly() {
        on("2030-01-05");
        fixture.issued(GREEN, house, DUE.toString(), "100.00");
        var punctual = fixture.house(GREEN, "residential", "50", null, List.of());
        fixture.issued(GREEN, punctual, "2031-01-31", "100.00");

        assertThat(houses("inArrears=true")).doesNotContain(house, punctual);
        on("2030-02-01");
        assertThat(houses("inArrears=true")).contains(house).doesNotContain(punctual);
        assertThat(houses("inArrears=false")).contains(house, punctual);
    }

    @Test
    void residentsSeeTheirOwnHousesOnly() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var own = fixture.house(GREEN, "residential", "50", resident, List.of());
        fixture.issued(GREEN, own, "2035-01-31", "100.00");

        for (var path : List.of("", "/statement")) {
            expect(api.asResident(GREEN), own, path, 200);
            expect(api.asResident(GREEN), house, path, 404);
            expect(api.asStaff(GREEN), house, path, 200);
            expect(api.asGuard(GREEN), own, path, 403);
            expect(api.asAdmin(BLUE), own, path, 404);
        }
        var seen =
                fixture.get(api.asResident(GREEN), "/api/v1/accounts?limit=200")
                        .path("items")
                        .findValuesAsString("propertyId");
        assertThat(seen).contains(own.toString()).doesNotContain(house.toString());
        api.asResident(GREEN).get().uri("/api/v1/ageing").exchange().expectStatus().isForbidden();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts/{id}?asOf=2190-01-01",
                "accounts/{id}?asOf=1999-12-31",
                "accounts/{id}/statement?to=2190-01-01",
                "accounts/{id}/statement?from=2026-02-01&to=2026-01-31",
                "accounts/{id}/statement?from=2010-01-01&to=2026-01-31",
                "ageing?asOf=2190-01-01",
                "ageing?format=pdf",
                "accounts?inArrears=perhaps"
            })
    void refusesWhatMakesNoSense(String uri) {
        api.asStaff(GREEN)
                .get()
                .uri("/api/v1/" + uri.replace("{id}", house.toString()))
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private void on(String day) {
        clock.moveTo(Instant.parse(day + "T03:00:00Z"));
    }

    private JsonNode correct(UUID invoice, String what, @Nullable String amount) {
        Map<String, Object> body =
                amount == null
                        ? Map.of("reason", "ขอแก้ไข")
                        : Map.of("reason", "ขอแก้ไข", "amount", new BigDecimal(amount));
        return BillingFixture.body(
                fixture.post(api.asStaff(GREEN), "/api/v1/invoices/{id}/" + what, body, invoice)
                        .expectStatus()
                        .isCreated());
    }

    private JsonNode invoice(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
    }

    private JsonNode account(String asOf) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/accounts/{id}?asOf={day}", house, asOf);
    }

    private String houseNumber() {
        return fixture.get(api.asStaff(GREEN), "/api/v1/accounts/{id}", house)
                .path("houseNumber")
                .asString();
    }

    private void assertAccount(String asOf, String owed, String overdue, String credit) {
        var account = account(asOf);
        assertThat(baht(account.path("owed"))).as(asOf).isEqualByComparingTo(owed);
        assertThat(baht(account.path("overdue"))).as(asOf).isEqualByComparingTo(overdue);
        assertThat(baht(account.path("credit"))).as(asOf).isEqualByComparingTo(credit);
    }

    private JsonNode statement(String query) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/accounts/{id}/statement?" + query, house);
    }

    private static List<BigDecimal> bahts(JsonNode statement, String field) {
        return statement
                .path("entries")
                .valueStream()
                .map(entry -> baht(entry.path(field)))
                .toList();
    }

    private JsonNode ageing(String asOf, @Nullable String cursor) {
        return fixture.get(
                api.asStaff(GREEN),
                "/api/v1/ageing?limit=200&asOf="
                        + asOf
                        + (cursor == null ? "" : "&cursor=" + cursor));
    }

    private JsonNode ageingOf(LocalDate asOf) {
        String cursor = null;
        while (true) {
            var page = ageing(asOf.toString(), cursor);
            for (var item : page.path("items")) {
                if (item.path("propertyId").asString().equals(house.toString())) {
                    return item;
                }
            }
            assertThat(page.path("nextCursor").isNull()).as("house in the ageing").isFalse();
            cursor = page.path("nextCursor").asString();
        }
    }

    private List<UUID> houses(String query) {
        var found = new ArrayList<UUID>();
        String cursor = "";
        while (true) {
            var page =
                    fixture.get(api.asStaff(GREEN), "/api/v1/accounts?limit=200&" + query + cursor);
            page.path("items")
                    .findValuesAsString("propertyId")
                    .forEach(id -> found.add(UUID.fromString(id)));
            if (page.path("nextCursor").isNull()) {
                return found;
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    private byte[] file(String uri) {
        var content =
                api.asStaff(GREEN)
                        .get()
                        .uri(uri)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(content).isNotNull();
        return content;
    }

    private static void expect(RestTestClient client, UUID house, String path, int status) {
        client.get()
                .uri("/api/v1/accounts/{id}" + path, house)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }
}
