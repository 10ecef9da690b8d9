package io.smartvillage.billing.billingrun;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class BillingRunApiIT {

    private static final AtomicInteger MONTHS = new AtomicInteger();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;

    BillingFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
    }

    /// Scenario B01: a duplicate run issues nothing.
    @Test
    void billedTwiceIsBilledOnce() {
        var month = BillingFixture.month(2);
        fixture.charge(GREEN, month, "fixed", "500.00", "residential");
        var house = fixture.house(GREEN, "residential", "50", null, List.of());

        var first = fixture.bill(GREEN, month);
        var second = fixture.bill(GREEN, month);

        assertThat(first.path("created").asLong()).isPositive();
        assertThat(second.path("created").asLong()).isZero();
        assertThat(skipped(second, "already_billed"))
                .isEqualTo(first.path("created").asLong() + skipped(first, "already_billed"));
        assertThat(second.path("total").decimalValue()).isZero();
        assertThat(invoicesOf(house, month)).isEqualTo(1);
    }

    @Test
    void sixteenRunsAtOnceBillEachHouseOnce() throws Exception {
        var month = BillingFixture.month(3);
        fixture.charge(GREEN, month, "area_rate", "32.50", "residential");
        var houses = new ArrayList<UUID>();
        for (int i = 0; i < 5; i++) {
            houses.add(fixture.house(GREEN, "residential", "50", null, List.of()));
        }

        var created = new HashMap<String, Long>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<JsonNode> run = () -> fixture.bill(GREEN, month);
            for (var answer : threads.invokeAll(Collections.nCopies(16, run))) {
                var done = answer.get();
                assertThat(done.path("status").asString()).isEqualTo("completed");
                created.put(done.path("id").asString(), done.path("created").asLong());
            }
        }

        assertThat(created.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(
                        fixture.count(
                                "select 1 from invoice where village_id = '%s' and period = '%s'"
                                        .formatted(GREEN.id(), month)));
        assertThat(houses).allMatch(house -> invoicesOf(house, month) == 1);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # area, rate,  amount
                    52.5,   32.50, 1706.25
                    52.5,   32.75, 1719.38
                    33.33,  0.05,  1.67
                    33.5,   0.01,  0.34
                    0.49,   0.01,
                    100,    20.00, 2000.00
                    17.17,  45.45, 780.38
                    """)
    void anAreaIsChargedToTheSatangRoundedHalfUp(
            String area, String rate, @Nullable String amount) {
        var month = YearMonth.of(2001, 1).plusMonths(MONTHS.getAndIncrement());
        fixture.charge(BLUE, month, "area_rate", rate, "commercial");
        var house = fixture.house(BLUE, "commercial", area, null, List.of());

        fixture.bill(BLUE, month);

        if (amount == null) {
            assertThat(invoicesOf(house, month)).isZero();
        } else {
            var invoice = fixture.invoice(BLUE, house, month);
            assertThat(invoice.path("amount").decimalValue()).isEqualByComparingTo(amount);
            var line = invoice.path("items").path(0);
            assertThat(line.path("quantity").decimalValue()).isEqualByComparingTo(area);
            assertThat(line.path("rate").decimalValue()).isEqualByComparingTo(rate);
            assertThat(line.path("unit").asString()).isEqualTo("sq_wah");
            assertThat(line.path("kind").asString()).isEqualTo("fee");
            assertThat(line.path("period").path("from").asString())
                    .isEqualTo(month.atDay(1).toString());
            assertThat(line.path("period").path("to").asString())
                    .isEqualTo(month.atEndOfMonth().toString());
            assertThat(line.has("detail")).isFalse();
        }
    }

    @Test
    void anInvoiceIsTheSumOfItsLinesInForceForTheHouse() {
        var month = YearMonth.of(2003, 5);
        fixture.charge(BLUE, month, "area_rate", "32.75", "residential");
        fixture.charge(BLUE, month, "fixed", "150.00", "residential");
        fixture.charge(BLUE, month, "fixed", "9000.00", "commercial");
        fixture.charge(BLUE, month.plusMonths(1), "fixed", "7000.00", "residential");
        var house = fixture.house(BLUE, "residential", "52.5", null, List.of());

        fixture.bill(BLUE, month);

        var invoice = fixture.invoice(BLUE, house, month);
        assertThat(invoice.path("items").size()).isEqualTo(2);
        assertThat(invoice.path("amount").decimalValue()).isEqualByComparingTo("1869.38");
        assertThat(invoice.path("balance").decimalValue()).isEqualByComparingTo("1869.38");
        assertThat(invoice.path("status").asString()).isEqualTo("pending");
    }

    @Test
    void saysWhyAHouseGotNone() {
        var month = YearMonth.of(2004, 1);
        var set = Map.<String, Object>of("scheduleSet", "why", "validFrom", "2004-01-01");
        fixture.schedule(
                GREEN, with(set, "kind", "area_rate", "rate", "0.01", "landUse", "vacant_land"));
        fixture.schedule(
                GREEN,
                with(
                        set,
                        "kind",
                        "metered",
                        "rate",
                        "8",
                        "meterKind",
                        "water",
                        "landUse",
                        "commercial"));
        var unread = fixture.house(GREEN, "commercial", "50", null, List.of());
        fixture.meter(GREEN, unread, LocalDate.of(2003, 12, 31), "0");
        var tiny = fixture.house(GREEN, "vacant_land", "0.3", null, List.of());
        var sold = fixture.house(GREEN, "vacant_land", "100", null, List.of());
        fixture.terms(GREEN, sold, Map.of("billedUntil", "2004-01-01"));
        var free = fixture.house(GREEN, "residential", "50", null, List.of());

        var run = fixture.bill(GREEN, month, "why");

        assertThat(skipped(run, "no_schedule")).isPositive();
        assertThat(skipped(run, "no_reading")).isPositive();
        assertThat(skipped(run, "not_in_terms")).isPositive();
        assertThat(skipped(run, "zero")).isPositive();
        assertThat(run.path("housesDone")).isEqualTo(run.path("housesTotal"));
        assertThat(reasonsIn(month, "why"))
                .containsEntry(unread.toString(), "no_reading")
                .containsEntry(sold.toString(), "not_in_terms")
                .containsEntry(tiny.toString(), "zero")
                .containsEntry(free.toString(), "no_schedule");
    }

    @Test
    void refusesAMonthInWhichNothingIsCharged() {
        var before = fixture.count("select 1 from billing_run");

        var problem =
                BillingFixture.body(
                        fixture.billing(GREEN, YearMonth.of(2000, 2))
                                .expectStatus()
                                .isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":no-fee-schedule-in-force");
        assertThat(fixture.count("select 1 from billing_run")).isEqualTo(before);
    }

    @Test
    void previewsWhatTheRunThenDoes() {
        var month = YearMonth.of(2007, 2);
        fixture.schedule(
                GREEN,
                Map.of(
                        "scheduleSet",
                        "preview",
                        "kind",
                        "area_rate",
                        "rate",
                        "10.00",
                        "landUse",
                        "residential",
                        "validFrom",
                        "2007-01-01"));
        var stays = fixture.house(GREEN, "residential", "50", null, List.of());
        var grows = fixture.house(GREEN, "residential", "60", null, List.of());
        fixture.terms(GREEN, grows, Map.of("billedFrom", "2007-01-17"));
        fixture.bill(GREEN, month.minusMonths(1), "preview");
        var comes = fixture.house(GREEN, "residential", "70", null, List.of());
        var rows = fixture.count("select 1 from invoice");

        var preview =
                fixture.get(
                        api.asStaff(GREEN),
                        "/api/v1/billing-run-preview?period={p}&scheduleSet=preview",
                        month);

        assertThat(fixture.count("select 1 from invoice")).isEqualTo(rows);
        assertThat(preview.path("last").path("invoiceDifference").asLong()).isEqualTo(1);
        assertThat(preview.path("last").path("grossDifference").decimalValue())
                .isEqualByComparingTo("1009.68"); // 70 × 10.00 and 600.00 - 290.32
        var changed =
                fixture.get(
                        api.asStaff(GREEN),
                        "/api/v1/billing-run-preview/properties?period={p}&scheduleSet=preview"
                                + "&changed=true",
                        month);
        assertThat(changed.path("items").findValuesAsString("propertyId"))
                .contains(grows.toString(), comes.toString())
                .doesNotContain(stays.toString());
        var run = fixture.bill(GREEN, month, "preview");
        assertThat(run.path("total").decimalValue())
                .isEqualByComparingTo(preview.path("total").decimalValue());
        assertThat(preview.path("bySchedule").path(0).path("amount").decimalValue())
                .isEqualByComparingTo(preview.path("gross").decimalValue());
        assertThat(run.path("created")).isEqualTo(preview.path("invoices"));
    }

    @Test
    void aRunThatNobodyCarriesOutAnyMoreIsResumed() {
        var month = YearMonth.of(2008, 1);
        fixture.charge(BLUE, month, "fixed", "100.00", "commercial");
        var house = fixture.house(BLUE, "commercial", "50", null, List.of());
        var lapsed = leased(month, "now() - interval '1 second'");

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() ->
                        "completed"
                                .equals(
                                        fixture.get(
                                                        api.asStaff(BLUE),
                                                        "/api/v1/billing-runs/{id}",
                                                        lapsed)
                                                .path("status")
                                                .asString()));

        assertThat(invoicesOf(house, month)).isEqualTo(1);
    }

    /// Whoever asks for the month joins it and sees that it is not finished; nobody takes it away.
    @Test
    void aRunThatAnotherInstanceHasIsLeftToIt() throws Exception {
        var month = YearMonth.of(2008, 2);
        fixture.charge(BLUE, month, "fixed", "100.00", "commercial");
        var house = fixture.house(BLUE, "commercial", "50", null, List.of());
        var held = leased(month, "now() + interval '1 hour'");

        var joined = fixture.bill(BLUE, month);

        assertThat(joined.path("id").asString()).isEqualTo(held.toString());
        assertThat(joined.path("status").asString()).isEqualTo("issuing");
        assertThat(invoicesOf(house, month)).isZero();
        update("update billing_run set leased_until = now() where id = '%s'".formatted(held));
    }

    private UUID leased(YearMonth month, String until) {
        var id = UUID.randomUUID();
        update(
                """
                insert into billing_run (village_id, id, period, due_date, status, created,
                    already_billed, no_schedule, total, started_by, created_at, lease_token, leased_until)
                values ('%s', '%s', '%s', '%s', 'issuing', 0, 0, 0, 0, '%s', now(), '%s', %s)
                """
                        .formatted(
                                BLUE.id(),
                                id,
                                month,
                                month.atEndOfMonth(),
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                until));
        return id;
    }

    private void update(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> reasonsIn(YearMonth month, String set) {
        var reasons = new HashMap<String, String>();
        String cursor = "";
        do {
            var page =
                    fixture.get(
                            api.asStaff(GREEN),
                            "/api/v1/billing-run-preview/properties?period={p}&scheduleSet={s}"
                                    + "&limit=200"
                                    + cursor,
                            month,
                            set);
            page.path("items")
                    .forEach(house ->
                            reasons.put(
                                    house.path("propertyId").asString(),
                                    house.path("reason").asString("")));
            var next = page.path("nextCursor").asString("");
            cursor = next.isEmpty() ? "" : "&cursor=" + next;
        } while (!cursor.isEmpty());
        return reasons;
    }

    private static Map<String, Object> with(Map<String, Object> some, String... more) {
        var all = new HashMap<>(some);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void tellsOfEachInvoiceAndOfTheRun() {
        var month = YearMonth.of(2005, 1);
        fixture.charge(GREEN, month, "fixed", "123.45", "residential");
        var house = fixture.house(GREEN, "residential", "50", null, List.of());

        var run = fixture.bill(GREEN, month);

        var issued =
                events.await(
                        "billing.invoice.v1",
                        "billing.InvoiceIssued",
                        data ->
                                data.path("propertyId").asString().equals(house.toString())
                                        && data.path("period").asString().equals(month.toString()));
        assertThat(issued.data().path("totalSatang").asLong()).isEqualTo(12_345);
        assertThat(issued.data().path("billingRunId")).isEqualTo(run.path("id"));
        assertThat(issued.key()).isEqualTo(issued.data().path("invoiceId").asString());
        assertThat(issued.villageId()).isEqualTo(GREEN.id());
        assertThat(EventContracts.violations("billing.InvoiceIssued", issued.data().toString()))
                .isEmpty();
        var completed =
                events.await(
                        "billing.billing-run.v1",
                        "billing.BillingRunCompleted",
                        data -> data.path("billingRunId").equals(run.path("id")));
        assertThat(completed.data().path("created")).isEqualTo(run.path("created"));
    }

    /// Scenario B04, for Bangkok (UTC+7): the month begins at the village's midnight.
    @Test
    void theMonthIsTheVillages() {
        var last = YearMonth.of(2027, 6);
        fixture.charge(GREEN, last, "fixed", "1.00", "commercial");
        try {
            clock.moveTo(Instant.parse("2027-02-28T16:59:00Z"));
            fixture.billing(GREEN, last).expectStatus().isBadRequest();
            clock.moveTo(Instant.parse("2027-02-28T17:01:00Z"));
            fixture.billing(GREEN, last).expectStatus().isCreated();
        } finally {
            clock.reset();
        }
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    2026-13, 2026-12-31, period
                    2026-00, 2026-12-31, period
                    2026-1,  2026-12-31, period
                    1999-12, 1999-12-31, period
                    9999-12, 9999-12-31, period
                    2026-01, 2025-12-31, dueDate
                    2026-01, 2028-01-01, dueDate
                    2026-01, 2026-02-30, dueDate
                    """)
    void refusesWhatIsNoMonthToBill(String period, String dueDate, String field) {
        var problem = BillingFixture.body(post(period, dueDate).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void showsItsRunsNewestFirst() {
        var month = YearMonth.of(2006, 1);
        fixture.charge(GREEN, month, "fixed", "1.00", "commercial");
        var older = fixture.bill(GREEN, month).path("id");
        var newer = fixture.bill(GREEN, month).path("id");

        var page = fixture.get(api.asAdmin(GREEN), "/api/v1/billing-runs?period=2006-01&limit=1");
        assertThat(page.path("items").path(0).path("id")).isEqualTo(newer);
        var next =
                fixture.get(
                        api.asAdmin(GREEN),
                        "/api/v1/billing-runs?period=2006-01&limit=1&cursor={cursor}",
                        page.path("nextCursor").asString());
        assertThat(next.path("items").path(0).path("id")).isEqualTo(older);
        assertThat(next.has("nextCursor") && !next.path("nextCursor").isNull()).isFalse();
        fixture.get(api.asStaff(GREEN), "/api/v1/billing-runs/{id}", older.asString());
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/billing-runs/{id}", older.asString())
                .exchange()
                .expectStatus()
                .isNotFound();
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/billing-runs")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private RestTestClient.ResponseSpec post(String period, String dueDate) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/billing-runs")
                .body(Map.of("period", period, "dueDate", dueDate))
                .exchange();
    }

    private long invoicesOf(UUID house, YearMonth month) {
        return fixture.count(
                "select 1 from invoice where property_id = '%s' and period = '%s'"
                        .formatted(house, month));
    }

    private static long skipped(JsonNode run, String reason) {
        return run.path("skipped")
                .valueStream()
                .filter(entry -> entry.path("reason").asString().equals(reason))
                .mapToLong(entry -> entry.path("count").asLong())
                .sum();
    }
}
