package io.smartvillage.billing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Houses that pay as houses do, over fourteen months in which the fee is raised. The month's fee
/// is 1,000.00 until 15 June 2031 and 1,200.00 from the 16th on, so the months come to
///
/// | January to May | June | July to December | January, February | together |
/// |---|---|---|---|---|
/// | 5 × 1,000 | 500 + 600 | 6 × 1,200 | 2 × 1,200 | 15,700 |
@VillageServiceTest
class FourteenMonthsIT {

    private static final String SET = "fourteen";
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final YearMonth FIRST = YearMonth.of(2031, 1);
    private static final YearMonth LAST = YearMonth.of(2032, 2);
    private static final int DUE_DAY = 25;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;

    BillingFixture fixture;
    UUID seller;
    UUID buyer;

    UUID punctual;
    UUID late;
    UUID partly;
    UUID ahead;
    UUID sold;
    UUID voided;
    UUID writtenOff;
    UUID overpaid;
    UUID bounced;

    @BeforeEach
    void houses() {
        fixture = new BillingFixture(api, events, database);
        seller = fixture.userId(BLUE.resident(), BLUE);
        buyer = fixture.userId(BLUE.secondResident(), BLUE);
        punctual = house("residential");
        late = house("commercial");
        partly = house("residential");
        ahead = house("residential");
        sold = fixture.house(BLUE, "residential", "50", seller, List.of());
        voided = house("residential");
        writtenOff = house("residential");
        overpaid = house("residential");
        bounced = house("residential");
        on(LocalDate.of(2031, 1, 1));
        fee("1000.00", "2031-01-01", "2031-06-16");
        fee("1200.00", "2031-06-16", "2032-03-01");
        fixture.create(
                api.asAdmin(BLUE),
                "/api/v1/penalty-rules",
                Map.of(
                        "name",
                        "เบี้ยปรับร้อยละ 12 ต่อปี",
                        "kind",
                        "yearly_interest",
                        "percent",
                        12,
                        "landUse",
                        "commercial",
                        "graceDays",
                        0,
                        "validFrom",
                        "2031-01-01",
                        "validUntil",
                        "2032-03-01"));
        fixture.terms(BLUE, sold, Map.of("billedFrom", "2031-03-15"));
    }

    @AfterEach
    void today() {
        clock.reset();
    }

    @Test
    void everyBahtIsAccountedForAfterFourteenMonths() {
        payAhead();
        for (var month = FIRST; !month.isAfter(LAST); month = month.plusMonths(1)) {
            bill(month, 1);
            happenings(month);
            on(month.atDay(10));
            payInFull(punctual, month);
            payHalf(partly, month);
            payUnlessPaid(overpaid, month);
            sellInAugust(month);
            on(month.atDay(20));
            payTheRest(partly);
            payTheRest(voided);
            proveTheBooks();
        }
        payLastMonthLate(LAST.plusMonths(1));
        assertThatEverybodyOwesWhatTheyShould();
    }

    private void happenings(YearMonth month) {
        if (month.equals(YearMonth.of(2031, 4))) {
            voidAndBillAgain(month);
        }
        payLastMonthLate(month);
        on(month.atDay(8));
        switch (month.toString()) {
            case "2031-01" -> {
                verified(pay(overpaid, invoice(overpaid, month), "5000.00"));
                assertAccount(overpaid, "0.00", "4000.00");
            }
            case "2031-02" -> {
                verified(pay(bounced, invoice(bounced, FIRST), "3000.00"));
                assertAccount(bounced, "1000.00", "2000.00");
            }
            case "2031-03" -> bounce();
            case "2031-10" -> writeOff();
            case "2031-11" -> payAfterWriteOff();
            default -> {
                // Nothing but what happens every month.
            }
        }
    }

    private void payLastMonthLate(YearMonth month) {
        if (month.isAfter(FIRST)) {
            on(month.atDay(5));
            payInFull(late, month.minusMonths(1));
        }
    }

    private void writeOff() {
        var january = invoice(writtenOff, FIRST);
        fixture.post(
                        api.asAdmin(BLUE),
                        "/api/v1/invoices/{id}/write-off",
                        Map.of("reason", "มติที่ประชุม"),
                        january)
                .expectStatus()
                .isCreated();
        assertThat(read(january).path("status").asString()).isEqualTo("written_off");
    }

    private void payAhead() {
        var offer =
                fixture.create(
                        api.asAdmin(BLUE),
                        "/api/v1/prepayment-offers",
                        Map.of(
                                "name",
                                "ชำระล่วงหน้าทั้งปี",
                                "scheduleSet",
                                SET,
                                "months",
                                12,
                                "percent",
                                5,
                                "validFrom",
                                "2031-01-01"));
        fixture.create(
                api.asStaff(BLUE),
                "/api/v1/prepayments",
                Map.of(
                        "propertyId",
                        ahead,
                        "prepaymentOfferId",
                        offer.path("id").asString(),
                        "firstPeriod",
                        FIRST.toString(),
                        "dueDate",
                        "2031-01-25"));
        // 5 × 1,000 + 1,100 + 6 × 1,200, less 5 %
        assertAccount(ahead, "12635.00", "0.00");
        verified(pay(ahead, null, "12635.00"));
    }

    private void bill(YearMonth month, int day) {
        on(month.atDay(day));
        api.asStaff(BLUE)
                .post()
                .uri("/api/v1/penalty-assessments")
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isOk();
        var run =
                fixture.create(
                        api.asStaff(BLUE),
                        "/api/v1/billing-runs",
                        Map.of(
                                "period",
                                month.toString(),
                                "dueDate",
                                month.atDay(DUE_DAY).toString(),
                                "scheduleSet",
                                SET));
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("completed");
    }

    private void bounce() {
        var payment =
                fixture.get(api.asStaff(BLUE), "/api/v1/payments?propertyId={id}", bounced)
                        .path("items")
                        .path(0)
                        .path("id")
                        .asString();
        // March was billed by then, and took a thousand of the credit as a line of the invoice.
        assertAccount(bounced, "1000.00", "1000.00");
        fixture.reverse(BLUE, UUID.fromString(payment)).expectStatus().isOk();
        assertAccount(bounced, "3000.00", "0.00");
        var march = read(invoice(bounced, YearMonth.of(2031, 3)));
        assertThat(baht(march, "amount")).isEqualByComparingTo("0.00");
        assertThat(baht(march, "debited")).isEqualByComparingTo("1000.00");
    }

    private void voidAndBillAgain(YearMonth month) {
        on(month.atDay(3));
        var wrong = invoice(voided, month);
        fixture.post(
                        api.asAdmin(BLUE),
                        "/api/v1/invoices/{id}/void",
                        Map.of("reason", "ออกผิดบ้าน"),
                        wrong)
                .expectStatus()
                .isCreated();
        assertAccount(voided, "0.00", "0.00");
        bill(month, 3);
        assertAccount(voided, "1000.00", "0.00");
        assertThat(invoice(voided, month)).isNotEqualTo(wrong);
    }

    private void sellInAugust(YearMonth month) {
        if (!month.equals(YearMonth.of(2031, 8))) {
            return;
        }
        on(month.atDay(15));
        fixture.tell(BLUE, sold, "residential", "50", buyer, List.of(), Instant.now());
        events.awaitConsumed("property.property-state.v1");
        api.asResident(BLUE)
                .get()
                .uri("/api/v1/accounts/{id}", sold)
                .exchange()
                .expectStatus()
                .isNotFound();
        // 17 days of March, April, May, June, July and August: the debt stays with the house.
        assertThat(
                        baht(
                                fixture.get(
                                        api.asSecondResident(BLUE), "/api/v1/accounts/{id}", sold),
                                "owed"))
                .isEqualByComparingTo("6048.39");
    }

    private void payAfterWriteOff() {
        var invoice = invoice(writtenOff, FIRST);
        verified(pay(writtenOff, invoice, "1000.00"));
        var paid = read(invoice);
        assertThat(paid.path("status").asString()).isEqualTo("paid");
        assertThat(baht(paid, "writtenOff")).isEqualByComparingTo("0.00");
    }

    private void assertThatEverybodyOwesWhatTheyShould() {
        assertAccount(punctual, "0.00", "0.00");
        assertAccount(partly, "0.00", "0.00");
        assertAccount(ahead, "2400.00", "0.00");
        assertAccount(voided, "0.00", "0.00");
        assertAccount(overpaid, "0.00", "0.00");
        // 548.39 for 17 of March's 31 days, and eleven months.
        assertAccount(sold, "13248.39", "0.00");
        assertAccount(writtenOff, "14700.00", "0.00");
        assertAccount(bounced, "15700.00", "0.00");
        assertThat(baht(onDay(writtenOff, "2031-06-30"), "owed")).isEqualByComparingTo("6100.00");
        assertThat(baht(onDay(writtenOff, "2031-10-10"), "owed")).isEqualByComparingTo("9900.00");
        assertLateFees();
        assertThat(receipts(punctual)).isEqualTo(14);
        assertThat(receipts(partly)).isEqualTo(28);
        assertThat(receipts(ahead)).isEqualTo(1);
    }

    /// January was paid on 5 February: 6 days in January, 4 in February. Of February 3 days were
    /// over when March was billed. 1,000 × 12 % ÷ 365 a day, and nothing on the penalties.
    private void assertLateFees() {
        assertAccount(late, "0.00", "0.00");
        assertThat(baht(read(invoice(late, YearMonth.of(2031, 2))), "amount"))
                .isEqualByComparingTo("1001.97");
        assertThat(baht(read(invoice(late, YearMonth.of(2031, 3))), "amount"))
                .isEqualByComparingTo("1002.31");
        // The same days in every 31-day month at 1,200: 6 days 2.37, then 4 days 1.58.
        assertThat(baht(read(invoice(late, YearMonth.of(2032, 1))), "amount"))
                .isEqualByComparingTo("1203.95");
    }

    private void proveTheBooks() {
        for (var house :
                List.of(
                        punctual,
                        late,
                        partly,
                        ahead,
                        sold,
                        voided,
                        writtenOff,
                        overpaid,
                        bounced)) {
            assertThat(fixture.differences(BLUE, house)).isEmpty();
        }
    }

    private UUID house(String landUse) {
        return fixture.house(BLUE, landUse, "50", null, List.of());
    }

    private void fee(String rate, String from, String until) {
        fixture.schedule(
                BLUE,
                Map.of(
                        "scheduleSet", SET,
                        "kind", "fixed",
                        "rate", rate,
                        "validFrom", from,
                        "validUntil", until));
    }

    private void on(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(9, 0)).atZone(BANGKOK).toInstant());
    }

    private void payInFull(UUID house, YearMonth month) {
        var invoice = invoice(house, month);
        verified(pay(house, invoice, read(invoice).path("payable").asString()));
    }

    private void payUnlessPaid(UUID house, YearMonth month) {
        var invoice = read(invoice(house, month));
        if (!invoice.path("status").asString().equals("paid")) {
            payInFull(house, month);
        }
    }

    private void payHalf(UUID house, YearMonth month) {
        var invoice = invoice(house, month);
        var half = read(invoice).path("payable").decimalValue().divide(BigDecimal.TWO);
        verified(pay(house, invoice, half.toPlainString()));
        assertThat(read(invoice).path("status").asString()).isEqualTo("partially_paid");
    }

    private void payTheRest(UUID house) {
        verified(pay(house, null, account(house).path("owed").asString()));
    }

    private void verified(UUID payment) {
        fixture.verify(BLUE, payment).expectStatus().isOk();
    }

    /// @param invoice null: whatever the house owes
    private UUID pay(UUID house, @Nullable UUID invoice, String amount) {
        var request = new HashMap<String, Object>();
        request.put(
                invoice == null ? "propertyId" : "invoiceId", invoice == null ? house : invoice);
        request.put("amount", new BigDecimal(amount));
        request.put("paymentDate", LocalDate.ofInstant(clock.instant(), BANGKOK).toString());
        request.put("paymentMethod", "cheque");
        return UUID.fromString(
                fixture.create(api.asStaff(BLUE), "/api/v1/payments", request)
                        .path("id")
                        .asString());
    }

    /// The one of the house and month that counts.
    private UUID invoice(UUID house, YearMonth month) {
        var found = new ArrayList<UUID>();
        fixture.get(
                        api.asStaff(BLUE),
                        "/api/v1/invoices?propertyId={id}&period={period}",
                        house,
                        month)
                .path("items")
                .forEach(invoice -> {
                    if (!invoice.path("status").asString().equals("void")) {
                        found.add(UUID.fromString(invoice.path("id").asString()));
                    }
                });
        assertThat(found).as("invoices of " + month).hasSize(1);
        return found.getFirst();
    }

    private JsonNode read(UUID invoice) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/invoices/{id}", invoice);
    }

    private JsonNode account(UUID house) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/accounts/{id}", house);
    }

    private JsonNode onDay(UUID house, String day) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/accounts/{id}?asOf={day}", house, day);
    }

    private void assertAccount(UUID house, String owed, String credit) {
        var account = account(house);
        var houseNumber = account.path("houseNumber").asString();
        assertThat(baht(account, "owed")).as(houseNumber + " owes").isEqualByComparingTo(owed);
        assertThat(baht(account, "credit")).as(houseNumber + " has").isEqualByComparingTo(credit);
    }

    private long receipts(UUID house) {
        RestTestClient staff = api.asStaff(BLUE);
        return fixture.get(staff, "/api/v1/receipts?propertyId={id}&limit=100", house)
                .path("items")
                .size();
    }

    private static BigDecimal baht(JsonNode json, String field) {
        return json.path(field).decimalValue();
    }
}
