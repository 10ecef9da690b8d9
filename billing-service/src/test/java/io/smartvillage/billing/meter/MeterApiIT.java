package io.smartvillage.billing.meter;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class MeterApiIT {

    private static final YearMonth MONTH = YearMonth.of(2020, 3);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    String set;
    UUID house;
    UUID meter;

    @BeforeEach
    void aHouseWithAMeterAt100() {
        fixture = new BillingFixture(api, events, database);
        set = "m" + UUID.randomUUID().toString().substring(0, 8);
        fixture.schedule(
                BLUE,
                Map.of(
                        "scheduleSet", set,
                        "kind", "metered",
                        "meterKind", "water",
                        "rate", "18.25",
                        "validFrom", "2020-01-01"));
        house = fixture.house(BLUE, "residential", "50", null, List.of());
        meter = fixture.meter(BLUE, house, LocalDate.of(2020, 2, 29), "100");
    }

    @Test
    void billsWhatWentThroughUpToTheMonthsLastReading() {
        read("2020-03-15", "104.5");
        read("2020-03-31", "112.250");
        read("2020-04-30", "120");

        var march = bill(MONTH);
        var april = bill(MONTH.plusMonths(1));

        var line = march.path("items").path(0);
        assertThat(line.path("kind").asString()).isEqualTo("metered");
        assertThat(line.path("unit").asString()).isEqualTo("meter_unit");
        assertThat(line.path("quantity").decimalValue()).isEqualByComparingTo("12.25");
        assertThat(line.path("amount").decimalValue()).isEqualByComparingTo("223.56");
        assertThat(april.path("items").path(0).path("quantity").decimalValue())
                .isEqualByComparingTo("7.75");
    }

    @Test
    void whatAMonthWithoutAReadingUsedIsInTheNext() {
        read("2020-04-30", "120");

        var run = fixture.bill(BLUE, MONTH, set);
        var april = bill(MONTH.plusMonths(1));

        assertThat(
                        fixture.count(
                                "select 1 from invoice where property_id = '%s' and period = '%s'"
                                        .formatted(house, MONTH)))
                .isZero();
        assertThat(run.path("skipped").findValuesAsString("reason")).contains("no_reading");
        assertThat(april.path("items").path(0).path("quantity").decimalValue())
                .isEqualByComparingTo("20");
    }

    @Test
    void refusesALowerReadingUnlessItRolledOver() {
        var problem =
                BillingFixture.body(
                        fixture.read(BLUE, meter, LocalDate.of(2020, 3, 31), "7")
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith(":meter-reading-lower");

        fixture.post(
                api.asStaff(BLUE),
                "/api/v1/meters/" + meter + "/readings",
                Map.of("readOn", "2020-03-31", "value", 7, "rolledOverAt", 1000));

        assertThat(bill(MONTH).path("items").path(0).path("quantity").decimalValue())
                .isEqualByComparingTo("907");
    }

    @Test
    void aReplacedMeterGoesOnFromItsOwnFirstReading() {
        read("2020-03-10", "103");
        api.asStaff(BLUE)
                .patch()
                .uri("/api/v1/meters/{id}", meter)
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .body(Map.of("removedOn", "2020-03-10"))
                .exchange()
                .expectStatus()
                .isOk();
        var next = fixture.meter(BLUE, house, LocalDate.of(2020, 3, 10), "1");
        fixture.read(BLUE, next, LocalDate.of(2020, 3, 31), "5").expectStatus().isCreated();
        fixture.read(BLUE, meter, LocalDate.of(2020, 3, 31), "200").expectStatus().isEqualTo(409);

        var invoice = bill(MONTH);

        assertThat(invoice.path("items").size()).isEqualTo(2);
        assertThat(invoice.path("amount").decimalValue()).isEqualByComparingTo("127.75");
    }

    @Test
    void importsAMonthNamesEachBadLineAndKeepsTheGoodOnes() {
        var serial = serial(meter);
        var other = fixture.meter(BLUE, house, LocalDate.of(2020, 2, 29), "50");
        var file =
                """
                kind,serial,readOn,value,rolledOverAt
                water,%s,2020-03-31,110.5,
                water,%s,2020-03-31,49,
                water,no-such,2020-03-31,1,
                water,%s,2020-04-01,111,
                gas,%s,2020-03-31,1,
                water,%s,2020-03-30,a lot,
                """
                        .formatted(serial, serial(other), serial, serial, serial);

        var report = importFile(file);

        assertThat(report.path("rows").asLong()).isEqualTo(6);
        assertThat(report.path("stored").asLong()).isEqualTo(1);
        assertThat(report.path("rejected").asLong()).isEqualTo(5);
        assertThat(report.path("errors").findValuesAsString("line"))
                .containsExactly("3", "4", "5", "6", "7");
        assertThat(report.path("errors").findValuesAsString("code"))
                .containsExactly(
                        "meter-reading-lower",
                        "meter-unknown",
                        "meter-reading-other-month",
                        "meter-unknown",
                        "meter-reading-no-number");
        var again = importFile(file);
        assertThat(again.path("stored").asLong()).isZero();
        assertThat(again.path("unchanged").asLong()).isEqualTo(1);
    }

    @Test
    void refusesAFileWithoutTheColumns() {
        var problem =
                BillingFixture.body(
                        api.asStaff(BLUE)
                                .post()
                                .uri("/api/v1/meter-readings/import?period=2020-03")
                                .contentType(MediaType.valueOf("text/csv"))
                                .body("serial;value\n1;2\n")
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("file");
    }

    @Test
    void aSerialIsOfOneMeter() {
        api.asStaff(BLUE)
                .post()
                .uri("/api/v1/meters")
                .body(
                        Map.of(
                                "propertyId",
                                house,
                                "kind",
                                "water",
                                "serial",
                                serial(meter),
                                "installedOn",
                                "2020-01-01",
                                "value",
                                BigDecimal.ZERO))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
    }

    private JsonNode importFile(String file) {
        return BillingFixture.body(
                api.asStaff(BLUE)
                        .post()
                        .uri("/api/v1/meter-readings/import?period=2020-03")
                        .contentType(MediaType.valueOf("text/csv"))
                        .body(file)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private String serial(UUID of) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/meters/{id}", of).path("serial").asString();
    }

    private void read(String day, String value) {
        fixture.read(BLUE, meter, LocalDate.parse(day), value).expectStatus().isCreated();
    }

    private JsonNode bill(YearMonth month) {
        fixture.bill(BLUE, month, set);
        return fixture.invoice(BLUE, house, month);
    }
}
