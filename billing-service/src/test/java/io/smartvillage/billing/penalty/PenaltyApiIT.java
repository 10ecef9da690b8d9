package io.smartvillage.billing.penalty;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.OldInvoices;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Each test has a year of its own, in which alone its rule is in force.
@VillageServiceTest
class PenaltyApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired AssessPenaltiesDaily daily;

    BillingFixture fixture;
    OldInvoices old;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
        old = new OldInvoices(database);
    }

    @Test
    void aRuleIsRenamedAndEndedByWhoHasSeenTheLatest() {
        var id = added(aRule(2040, Map.of())).path("id").asString();

        var changed =
                BillingFixture.body(
                        patch(
                                        id,
                                        "\"0\"",
                                        Map.of(
                                                "name",
                                                "เบี้ยปรับ (เดิม)",
                                                "validUntil",
                                                "2040-07-01"))
                                .expectStatus()
                                .isOk());

        assertThat(changed.path("validUntil").asString()).isEqualTo("2040-07-01");
        assertThat(changed.path("percent").decimalValue()).isEqualByComparingTo("10");
        patch(id, "\"0\"", Map.of("name", "x")).expectStatus().isEqualTo(412);
        patch(id, "\"1\"", Map.of("percent", 12)).expectStatus().isBadRequest();
        patch(id, "\"1\"", Map.of("validUntil", "2039-01-01")).expectStatus().isBadRequest();
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/penalty-rules/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(
                        fixture.get(
                                        api.asResident(GREEN),
                                        "/api/v1/penalty-rules?inForceOn=2040-06-30&kind=yearly_interest")
                                .path("items")
                                .findValuesAsString("id"))
                .contains(id);
    }

    @Test
    void namesEveryWrongFieldOfARule() {
        var problem =
                BillingFixture.body(
                        post(aRule(
                                        2041,
                                        Map.of(
                                                "percent",
                                                101,
                                                "graceDays",
                                                -1,
                                                "capPercent",
                                                0,
                                                "kind",
                                                "monthly",
                                                "name",
                                                " ")))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .contains("percent", "graceDays", "capPercent", "name");
    }

    @Test
    void aLateInvoiceIsChargedForEachDayOnce() {
        added(aRule(2009, Map.of()));
        var invoice = invoice(house(), 2009);

        assertThat(assess("2009-02-11").path("added").asLong()).isPositive();
        assertThat(charged(invoice)).containsExactly(days("2009-02-01", "2009-02-10", "4.11"));

        var again = assess("2009-02-11");
        assertThat(again.path("added").asLong()).isZero();
        assertThat(again.path("changed").asLong()).isZero();
        assertThat(again.path("waived").asLong()).isZero();

        assess("2009-02-21");
        assess("2009-02-05");
        assertThat(charged(invoice)).containsExactly(days("2009-02-01", "2009-02-20", "8.22"));
        var penalty = penalties(invoice, "assessed").getFirst();
        assertThat(penalty.path("base").decimalValue()).isEqualByComparingTo("1500");
        assertThat(penalty.path("ruleName").asString()).isEqualTo("เบี้ยปรับชำระล่าช้า");
        assertThat(penalty.path("invoiceNumber").asString()).startsWith("OLD-");
    }

    @Test
    void aPaymentCountsFromTheDayItWasMadeHoweverLateItIsVerified() {
        added(aRule(2010, Map.of()));
        var invoice = invoice(house(), 2010);
        assess("2010-02-21");

        old.paid(GREEN, invoice, LocalDate.of(2010, 2, 11), "500.00");
        assess("2010-02-21");

        assertThat(charged(invoice))
                .containsExactly(
                        days("2010-02-01", "2010-02-10", "4.11"),
                        days("2010-02-11", "2010-02-20", "2.74"));
    }

    @Test
    void whoPaidInTimeAfterAllOwesNothingUnlessThePaymentIsReversed() {
        added(aRule(2011, Map.of()));
        var invoice = invoice(house(), 2011);
        assess("2011-02-11");

        var payment = old.paid(GREEN, invoice, LocalDate.of(2011, 1, 31), "1500.00");
        assess("2011-02-11");

        assertThat(charged(invoice)).isEmpty();
        var waived = penalties(invoice, "waived").getFirst();
        assertThat(waived.path("waivedReason").asString()).isEqualTo(AssessPenalties.NOT_OWED);
        assertThat(waived.path("waivedBy").isMissingNode() || waived.path("waivedBy").isNull())
                .isTrue();

        old.reversed(payment, invoice, "1500.00");
        assess("2011-02-11");
        assertThat(charged(invoice)).containsExactly(days("2011-02-01", "2011-02-10", "4.11"));
    }

    @Test
    void aNoteChangesTheBaseAndAVoidAndAWriteOffEndIt() {
        added(aRule(2012, Map.of("percent", 36.5)));
        var noted = invoice(house(), 2012);
        var voided = invoice(house(), 2012);
        var writtenOff = invoice(house(), 2012);
        assess("2012-02-11");

        old.creditNote(noted, LocalDate.of(2012, 2, 6), "500.00");
        old.voided(voided, LocalDate.of(2012, 2, 6), "1500.00");
        old.writtenOff(writtenOff, LocalDate.of(2012, 2, 6), "1500.00");
        assess("2012-02-11");

        assertThat(charged(noted))
                .containsExactly(
                        days("2012-02-01", "2012-02-05", "7.50"),
                        days("2012-02-06", "2012-02-10", "5.00"));
        assertThat(charged(voided)).isEmpty();
        assertThat(penalties(voided, "waived").getFirst().path("waivedReason").asString())
                .isEqualTo(AssessPenalties.INVOICE_VOID);
        assertThat(charged(writtenOff)).containsExactly(days("2012-02-01", "2012-02-05", "7.50"));
    }

    @Test
    void whatIsBilledStaysUntilTheInvoiceThatBillsItIsVoid() {
        added(aRule(2013, Map.of()));
        var house = house();
        var invoice = invoice(house, 2013);
        assess("2013-02-11");
        var billing = old.invoice(GREEN, house, LocalDate.of(2190, 1, 1), "4.11");
        var penalty = id(penalties(invoice, "assessed").getFirst());
        run(
                "update penalty set status = 'billed', billed_invoice_id = '%s' where id = '%s'"
                        .formatted(billing, penalty));

        assess("2013-02-21");
        assertThat(charged(invoice))
                .containsExactly(
                        days("2013-02-01", "2013-02-10", "4.11"),
                        days("2013-02-11", "2013-02-20", "4.11"));
        old.paid(GREEN, invoice, LocalDate.of(2013, 1, 31), "1500.00");
        assess("2013-02-21");
        assertThat(charged(invoice)).containsExactly(days("2013-02-01", "2013-02-10", "4.11"));
        waive(penalty).expectStatus().isEqualTo(409);

        old.voided(billing, LocalDate.of(2013, 2, 21), "4.11");
        assess("2013-02-21");
        assertThat(charged(invoice)).isEmpty();
    }

    @Test
    void aWaiverIsFinalForItsDays() {
        added(aRule(2014, Map.of()));
        var invoice = invoice(house(), 2014);
        assess("2014-02-11");
        var penalty = id(penalties(invoice, "assessed").getFirst());

        var waived = BillingFixture.body(waive(penalty).expectStatus().isOk());

        assertThat(waived.path("status").asString()).isEqualTo("waived");
        assertThat(waived.path("waivedReason").asString()).isEqualTo("มติคณะกรรมการ");
        assertThat(waived.path("waivedBy").asString())
                .isEqualTo(fixture.userId(GREEN.admin(), GREEN).toString());
        waive(penalty).expectStatus().isEqualTo(409);
        waive(UUID.randomUUID()).expectStatus().isNotFound();
        assess("2014-02-11");
        assertThat(charged(invoice)).isEmpty();
        assess("2014-02-12");
        assertThat(charged(invoice)).containsExactly(days("2014-02-11", "2014-02-11", "0.41"));
    }

    @Test
    void residentsSeeThePenaltiesOfTheirHousesOnly() {
        added(aRule(2015, Map.of()));
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var own = invoice(fixture.house(GREEN, "residential", "50", resident, List.of()), 2015);
        var foreign = invoice(house(), 2015);
        assess("2015-02-11");
        var ownPenalty = penalties(own, "assessed").getFirst();
        var foreignPenalty = penalties(foreign, "assessed").getFirst();

        var seen =
                fixture.get(api.asResident(GREEN), "/api/v1/penalties?limit=200")
                        .path("items")
                        .valueStream()
                        .map(PenaltyApiIT::id)
                        .toList();

        assertThat(seen).contains(id(ownPenalty)).doesNotContain(id(foreignPenalty));
        expect(api.asResident(GREEN), ownPenalty, 200);
        expect(api.asResident(GREEN), foreignPenalty, 404);
        expect(api.asStaff(BLUE), ownPenalty, 404);
    }

    @Test
    void noDayOfTheFutureIsCharged() {
        var problem =
                BillingFixture.body(
                        assessing(LocalDate.of(2199, 1, 1).toString())
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("asOf");
    }

    @Test
    void everyVillageIsAssessedOnceADay() {
        added(aRule(2016, Map.of()));
        var house = house();
        var invoice = invoice(house, 2016);
        try {
            clock.advance(Duration.ofDays(2));
            daily.assessAll();
            assertThat(charged(invoice))
                    .containsExactly(days("2016-02-01", "2016-12-31", "137.67"));
            var later = invoice(house, 2016);
            daily.assessAll();
            assertThat(charged(later)).isEmpty();
            clock.advance(Duration.ofDays(1));
            daily.assessAll();
            assertThat(charged(later)).hasSize(1);
        } finally {
            clock.reset();
        }
    }

    private UUID house() {
        return fixture.house(GREEN, "residential", "50", null, List.of());
    }

    /// 1,500.00 due on the last of January.
    private UUID invoice(UUID house, int year) {
        return old.invoice(GREEN, house, LocalDate.of(year, 1, 31), "1500.00");
    }

    /// 10 % a year for residential houses, from February to the end of the year.
    private static Map<String, Object> aRule(int year, Map<String, Object> differences) {
        var rule = new HashMap<String, Object>();
        rule.put("name", "เบี้ยปรับชำระล่าช้า");
        rule.put("kind", "yearly_interest");
        rule.put("percent", 10);
        rule.put("landUse", "residential");
        rule.put("graceDays", 0);
        rule.put("validFrom", year + "-02-01");
        rule.put("validUntil", year + 1 + "-01-01");
        rule.putAll(differences);
        return rule;
    }

    private JsonNode added(Map<String, Object> rule) {
        return BillingFixture.body(post(rule).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec post(Map<String, Object> rule) {
        return api.asAdmin(GREEN).post().uri("/api/v1/penalty-rules").body(rule).exchange();
    }

    private RestTestClient.ResponseSpec patch(String id, String eTag, Map<String, Object> patch) {
        return api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/penalty-rules/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(patch)
                .exchange();
    }

    private JsonNode assess(String asOf) {
        return BillingFixture.body(assessing(asOf).expectStatus().isOk());
    }

    private RestTestClient.ResponseSpec assessing(String asOf) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/penalty-assessments")
                .body(Map.of("asOf", asOf))
                .exchange();
    }

    private RestTestClient.ResponseSpec waive(UUID penalty) {
        return api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/penalties/{id}/waiver", penalty)
                .body(Map.of("reason", "มติคณะกรรมการ"))
                .exchange();
    }

    private List<Tuple> charged(UUID invoice) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/penalties?invoiceId={id}", invoice)
                .path("items")
                .valueStream()
                .filter(penalty -> !penalty.path("status").asString().equals("waived"))
                .map(penalty ->
                        days(
                                penalty.path("daysFrom").asString(),
                                penalty.path("daysTo").asString(),
                                penalty.path("amount").asString()))
                .toList();
    }

    private List<JsonNode> penalties(UUID invoice, String status) {
        return fixture.get(
                        api.asStaff(GREEN),
                        "/api/v1/penalties?invoiceId={id}&status={status}",
                        invoice,
                        status)
                .path("items")
                .valueStream()
                .toList();
    }

    private static Tuple days(String from, String to, String amount) {
        return tuple(from, to, new BigDecimal(amount).setScale(2));
    }

    private static UUID id(JsonNode thing) {
        return UUID.fromString(thing.path("id").asString());
    }

    private static void expect(RestTestClient client, JsonNode penalty, int status) {
        client.get()
                .uri("/api/v1/penalties/{id}", id(penalty))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private void run(String statement) {
        try (var connection = database.asSuperuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
