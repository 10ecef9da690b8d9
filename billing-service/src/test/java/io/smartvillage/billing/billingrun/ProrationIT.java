package io.smartvillage.billing.billingrun;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Parts of months, shares, and fees of several months. Each test has a set of fee schedules of its
/// own.
@VillageServiceTest
class ProrationIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;

    BillingFixture fixture;
    String set;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
        set = "s" + UUID.randomUUID().toString().substring(0, 8);
    }

    /// Scenarios B13, B15, B10 and month ends. `amount` is quantity × rate × days ÷ days of the
    /// month, with one division.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # rate,   from,       until,      month,   amount,  detail
                    29.95,    2017-02-15, ,           2017-02, 14.98,   14/28 วัน
                    2000.00,  2024-02-04, ,           2024-02, 1793.10, 26/29 วัน
                    2000.00,  2024-02-04, ,           2024-03, 2000.00,
                    1000.00,  2010-06-17, ,           2010-06, 466.67,  14/30 วัน
                    3100.00,  2023-01-31, ,           2023-01, 100.00,  1/31 วัน
                    3100.00,  2023-01-31, ,           2023-02, 3100.00,
                    100.00,   2023-01-01, 2023-01-11, 2023-01, 32.26,   10/31 วัน
                    100.00,   2023-01-11, 2023-01-21, 2023-01, 32.26,   10/31 วัน
                    0.01,     2023-04-16, ,           2023-04, 0.01,    15/30 วัน
                    1000.01,  2023-04-16, ,           2023-04, 500.01,  15/30 วัน
                    """)
    void aHouseIsChargedForItsDays(
            String rate,
            String from,
            @Nullable String until,
            String month,
            String amount,
            @Nullable String detail) {
        schedule("fixed", rate, "2000-01-01");
        var house = fixture.house(BLUE, "residential", "50", null, List.of());
        var terms = new HashMap<String, Object>(Map.of("billedFrom", from));
        if (until != null) {
            terms.put("billedUntil", until);
        }
        fixture.terms(BLUE, house, terms);

        var line = onlyLine(house, YearMonth.parse(month));

        assertThat(line.path("amount").decimalValue()).isEqualByComparingTo(amount);
        assertThat(line.has("detail") ? line.path("detail").asString() : null).isEqualTo(detail);
        var first = LocalDate.parse(from);
        var beginning = YearMonth.parse(month).atDay(1);
        assertThat(line.path("period").path("from").asString())
                .isEqualTo((first.isAfter(beginning) ? first : beginning).toString());
    }

    @Test
    void aNewRateInTheMiddleOfAMonthIsTwoLines() {
        schedule("area_rate", "30.00", "2000-01-01", "validUntil", "2022-03-11");
        schedule("area_rate", "31.00", "2022-03-11");
        var house = fixture.house(BLUE, "residential", "50", null, List.of());

        var invoice = bill(house, YearMonth.of(2022, 3));

        assertThat(invoice.path("items").findValuesAsString("detail"))
                .containsExactly("10/31 วัน", "21/31 วัน");
        assertThat(invoice.path("amount").decimalValue())
                .isEqualByComparingTo("1533.87"); // 483.87 + 1050.00
    }

    @Test
    void anExceptionCutsDaysOutAndAnotherPutsAHouseIn() {
        var schedule = schedule("fixed", "310.00", "2000-01-01", "landUse", "residential");
        var out = fixture.house(BLUE, "residential", "50", null, List.of());
        var in = fixture.house(BLUE, "commercial", "50", null, List.of());
        exception(out, schedule, "exclude", "2022-01-11", "2022-01-21", null);
        exception(in, schedule, "include", "2022-01-16", null, "620.00");

        var invoice = bill(out, YearMonth.of(2022, 1));

        assertThat(invoice.path("items").findValuesAsString("detail"))
                .containsExactly("10/31 วัน", "11/31 วัน");
        assertThat(invoice.path("amount").decimalValue()).isEqualByComparingTo("210.00");
        var included = fixture.invoice(BLUE, in, YearMonth.of(2022, 1)).path("items").path(0);
        assertThat(included.path("amount").decimalValue()).isEqualByComparingTo("320.00");
        assertThat(included.path("rate").decimalValue()).isEqualByComparingTo("620.00");
        assertThat(included.path("detail").asString()).isEqualTo("16/31 วัน");
    }

    @Test
    void twoExceptionsOfOneHouseDoNotOverlap() {
        var schedule = schedule("fixed", "310.00", "2000-01-01");
        var house = fixture.house(BLUE, "residential", "50", null, List.of());
        exception(house, schedule, "exclude", "2022-01-11", "2022-01-21", null);

        var problem =
                BillingFixture.body(
                        api.asAdmin(BLUE)
                                .post()
                                .uri("/api/v1/fee-exceptions")
                                .body(
                                        Map.of(
                                                "propertyId", house,
                                                "feeScheduleId", schedule,
                                                "effect", "include",
                                                "validFrom", "2022-01-20",
                                                "reason", "มติ"))
                                .exchange()
                                .expectStatus()
                                .isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":fee-exception-overlaps");
    }

    /// 1000.00 among shares of 1, 1 and 1: each line is rounded by itself.
    @Test
    void aSumIsSplitByShares() {
        var others = sumOfShares();
        schedule("ownership_share", "1000.00", "2000-01-01");
        var small = fixture.house(BLUE, "residential", "50", null, List.of());
        var large = fixture.house(BLUE, "residential", "50", null, List.of());
        fixture.terms(BLUE, small, Map.of("ownershipShare", 1));
        fixture.terms(BLUE, large, Map.of("ownershipShare", 2));

        var invoice = bill(small, YearMonth.of(2022, 5));

        var line = invoice.path("items").path(0);
        assertThat(line.path("unit").asString()).isEqualTo("share");
        assertThat(line.path("amount").decimalValue())
                .isEqualByComparingTo(
                        new BigDecimal(1000)
                                .divide(new BigDecimal(others + 3), 2, RoundingMode.HALF_UP));
        fixture.terms(BLUE, small, Map.of());
        fixture.terms(BLUE, large, Map.of());
    }

    @Test
    void aQuarterIsBilledInAdvanceFromTheMonthThatItBegan() {
        schedule("fixed", "100.00", "2021-02-15", "everyMonths", 3);
        var house = fixture.house(BLUE, "residential", "50", null, List.of());

        var first = bill(house, YearMonth.of(2021, 2));
        var next = fixture.bill(BLUE, YearMonth.of(2021, 3), set);
        var second = bill(house, YearMonth.of(2021, 5));

        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(first.path("amount").decimalValue()).isEqualByComparingTo("250.00");
        assertThat(next.path("created").asLong()).isZero();
        assertThat(second.path("amount").decimalValue()).isEqualByComparingTo("300.00");
        assertThat(second.path("items").path(2).path("period").path("to").asString())
                .isEqualTo("2021-07-31");
    }

    @Test
    void whatIsChargedOnceIsBilledOnceAndWhole() {
        schedule("one_off", "500.00", "2021-02-20");
        var house = fixture.house(BLUE, "residential", "50", null, List.of());

        var line = onlyLine(house, YearMonth.of(2021, 2));
        var next = fixture.bill(BLUE, YearMonth.of(2021, 3), set);

        assertThat(line.path("amount").decimalValue()).isEqualByComparingTo("500.00");
        assertThat(line.has("detail")).isFalse();
        assertThat(next.path("created").asLong()).isZero();
    }

    /// Scenario B04: the day is the village's, here at UTC+5:30.
    @Test
    void aDayBeginsAtTheVillagesMidnight() {
        zone("Asia/Kolkata");
        try {
            schedule("fixed", "100.00", "2000-01-01");
            var house = fixture.house(BLUE, "residential", "50", null, List.of());
            clock.moveTo(Instant.parse("2028-02-28T18:00:00Z"));
            bill(house, YearMonth.of(2028, 1));
            assertThat(booked(house)).containsExactly("2028-02-28");
            clock.moveTo(Instant.parse("2028-02-28T19:00:00Z"));
            bill(house, YearMonth.of(2028, 2));
            assertThat(booked(house)).containsExactly("2028-02-28", "2028-02-29");
            clock.moveTo(Instant.parse("2028-02-29T18:29:00Z"));
            api.asStaff(BLUE)
                    .post()
                    .uri("/api/v1/billing-runs")
                    .body(Map.of("period", "2028-06", "dueDate", "2028-06-30", "scheduleSet", set))
                    .exchange()
                    .expectStatus()
                    .isBadRequest();
            clock.moveTo(Instant.parse("2028-02-29T18:31:00Z"));
            fixture.bill(BLUE, YearMonth.of(2028, 6), set);
        } finally {
            clock.reset();
            zone("Asia/Bangkok");
        }
    }

    private List<String> booked(UUID house) {
        return texts(
                "select booked_on::text from ledger_posting where property_id = '%s' order by 1"
                        .formatted(house));
    }

    private long sumOfShares() {
        return Long.parseLong(
                texts(
                                "select coalesce(sum(ownership_share), 0)::bigint::text"
                                        + " from billing_terms where village_id = '"
                                        + BLUE.id()
                                        + "'")
                        .getFirst());
    }

    private List<String> texts(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As identity-service tells of it; the service forgets what it knew within seconds.
    private void zone(String zone) {
        var version =
                Long.parseLong(
                        texts(
                                        "select version + 1 from village_directory where village_id = '"
                                                + BLUE.id()
                                                + "'")
                                .getFirst());
        events.publish(
                BLUE,
                "identity.village-state.v1",
                BLUE.id().toString(),
                "identity.VillageState",
                JsonMapper.shared()
                        .writeValueAsString(
                                Map.of(
                                        "villageId",
                                        BLUE.id(),
                                        "alias",
                                        BLUE.alias(),
                                        "name",
                                        BLUE.alias(),
                                        "status",
                                        "active",
                                        "timeZone",
                                        zone,
                                        "version",
                                        version)));
        events.awaitConsumed("identity.village-state.v1");
    }

    private JsonNode onlyLine(UUID house, YearMonth month) {
        var items = bill(house, month).path("items");
        assertThat(items.size()).isEqualTo(1);
        return items.path(0);
    }

    private JsonNode bill(UUID house, YearMonth month) {
        var run = fixture.bill(BLUE, month, set);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("completed");
        return fixture.invoice(BLUE, house, month);
    }

    private UUID schedule(String kind, String rate, String validFrom, Object... more) {
        var fields =
                new HashMap<String, Object>(
                        Map.of(
                                "scheduleSet",
                                set,
                                "kind",
                                kind,
                                "rate",
                                rate,
                                "validFrom",
                                validFrom));
        for (int i = 0; i < more.length; i += 2) {
            fields.put(String.valueOf(more[i]), more[i + 1]);
        }
        return fixture.schedule(BLUE, fields);
    }

    private void exception(
            UUID house,
            UUID schedule,
            String effect,
            String from,
            @Nullable String until,
            @Nullable String rate) {
        var fields =
                new HashMap<String, Object>(
                        Map.of(
                                "propertyId", house,
                                "feeScheduleId", schedule,
                                "effect", effect,
                                "validFrom", from,
                                "reason", "มติที่ประชุม"));
        if (until != null) {
            fields.put("validUntil", until);
        }
        if (rate != null) {
            fields.put("rate", new BigDecimal(rate));
        }
        fixture.post(api.asAdmin(BLUE), "/api/v1/fee-exceptions", fields);
    }
}
