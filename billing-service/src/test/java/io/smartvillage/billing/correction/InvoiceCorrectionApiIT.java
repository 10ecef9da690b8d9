package io.smartvillage.billing.correction;

import static io.smartvillage.billing.BillingFixture.baht;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class InvoiceCorrectionApiIT {

    private static final String REASON = "คิดเนื้อที่ผิด";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        house = fixture.house(GREEN, "residential", "50", null, List.of());
    }

    @Test
    void aCreditNoteMakesTheInvoiceLess() {
        var invoice = issued("1000.00");

        var note = credited(invoice, "300.00");

        assertThat(note.path("number").asString()).matches("CN-\\d{4}-\\d{6}");
        assertThat(note.path("reason").asString()).isEqualTo(REASON);
        assertThat(note.path("madeBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
        assertThat(note.path("items").path(0).path("amount").decimalValue())
                .isEqualByComparingTo("300");
        assertInvoice(invoice, "700.00", "0", "pending");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
        var event = eventOf("InvoiceCredited", invoice);
        assertThat(event.path("creditedSatang").asLong()).isEqualTo(30_000);
        assertThat(event.path("balanceSatang").asLong()).isEqualTo(70_000);
    }

    @Test
    void whatWasPaidBeyondTheRestBecomesCreditOfTheNewestPaymentsFirst() {
        var invoice = issued("1000.00");
        var first = fixture.settle(GREEN, invoice, "600.00");
        var second = fixture.settle(GREEN, invoice, "400.00");

        var note = credited(invoice, "500.00");

        assertThat(baht(note.path("released"))).isEqualByComparingTo("500");
        assertInvoice(invoice, "0", "500.00", "paid");
        assertThat(creditOf(second)).isEqualByComparingTo("400");
        assertThat(creditOf(first)).isEqualByComparingTo("100");
        assertThat(baht(account().path("credit"))).isEqualByComparingTo("500");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void aCreditOfMoreThanWasChargedChangesNothing() {
        var invoice = issued("1000.00");
        credited(invoice, "400.00");
        var before = corrections(invoice).size();

        var problem = BillingFixture.body(credit(invoice, "600.01").expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":credit-too-large");
        assertThat(problem.path("detail").asString()).contains("600.01", "600.00");
        assertThat(corrections(invoice)).hasSize(before);
        assertInvoice(invoice, "600.00", "0", "pending");
        credited(invoice, "600.00");
        assertInvoice(invoice, "0", "0", "paid");
    }

    @Test
    void aDebitNoteOpensAPaidInvoiceAgain() {
        var invoice = issued("1000.00");
        fixture.settle(GREEN, invoice, "1000.00");

        var note = debited(invoice, "50.00");

        assertThat(note.path("number").asString()).matches("DN-\\d{4}-\\d{6}");
        assertInvoice(invoice, "50.00", "1000.00", "partially_paid");
        assertThat(eventOf("InvoiceDebited", invoice).path("debitedSatang").asLong())
                .isEqualTo(5_000);
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void aVoidInvoiceGivesBackWhatWasPaidAndKeepsItsNumber() {
        var invoice = issued("1000.00");
        var number = invoice(invoice).path("number").asString();
        fixture.settle(GREEN, invoice, "250.00");

        var correction = voided(invoice);

        assertThat(correction.path("number").isNull()).isTrue();
        assertThat(baht(correction.path("amount"))).isEqualByComparingTo("1000");
        assertThat(baht(correction.path("released"))).isEqualByComparingTo("250");
        assertInvoice(invoice, "0", "0", "void");
        assertThat(invoice(invoice).path("number").asString()).isEqualTo(number);
        assertThat(baht(account().path("balance"))).isEqualByComparingTo("-250");
        assertThat(eventOf("InvoiceVoided", invoice).path("releasedSatang").asLong())
                .isEqualTo(25_000);
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void aVoidInvoiceTakesNothingMore() {
        var invoice = issued("1000.00");
        voided(invoice);

        for (var answer :
                List.of(
                        credit(invoice, "1.00"),
                        debit(invoice, "1.00"),
                        post(invoice, "void", Map.of("reason", REASON)),
                        post(invoice, "write-off", Map.of("reason", REASON)))) {
            assertThat(BillingFixture.body(answer.expectStatus().isEqualTo(409)).path("type"))
                    .asString()
                    .contains("invoice-void");
        }
        assertThat(corrections(invoice)).containsExactly("void");
    }

    @Test
    void theMonthOfAVoidInvoiceIsBilledAgain() {
        var month = BillingFixture.month(1);
        var first = fixture.invoiceOf1000(GREEN, null);
        var property = UUID.fromString(invoice(first).path("propertyId").asString());
        voided(first);

        fixture.bill(GREEN, month);
        fixture.bill(GREEN, month);

        assertThat(
                        fixture.count(
                                "select 1 from invoice where property_id = '%s' and status = '%s'"
                                        .formatted(property, "pending")))
                .isEqualTo(1);
        assertThat(fixture.differences(GREEN, property)).isEmpty();
    }

    @Test
    void aVoidGivesBackTheCreditThatWasTakenWhenItWasIssued() {
        var paid = issued("1000.00");
        fixture.settle(GREEN, paid, "1000.00");
        credited(paid, "400.00");
        var invoice = issued("1000.00");
        takeCreditAtIssue(invoice, "400.00");
        fixture.settle(GREEN, invoice, "100.00");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
        assertThat(baht(account().path("credit"))).isEqualByComparingTo("0");

        var correction = voided(invoice);

        assertThat(baht(correction.path("amount"))).isEqualByComparingTo("1000");
        assertThat(baht(correction.path("released"))).isEqualByComparingTo("500");
        assertThat(baht(account().path("credit"))).isEqualByComparingTo("500");
        assertThat(baht(account().path("owed"))).isEqualByComparingTo("0");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void penaltiesOfAVoidInvoiceAreToBeBilledAgain() {
        var late = issued("1000.00");
        var invoice = issued("100.00");
        var penalty = UUID.randomUUID();
        fixture.plant(
                """
                with rule as (
                    insert into penalty_rule (village_id, id, name, kind, percent, grace_days,
                        valid_from, version, created_by, created_at, updated_at)
                    values ('%1$s', gen_random_uuid(), 'once', 'percent_once', 10, 0, '2200-01-01',
                        0, gen_random_uuid(), now(), now())
                    returning village_id, id
                )
                insert into penalty (village_id, id, property_id, invoice_id, penalty_rule_id,
                    days_from, days_to, base, amount, status, billed_invoice_id, created_at,
                    updated_at)
                select village_id, '%2$s', '%3$s', '%4$s', id, '2026-01-01', '2026-01-31', 1000,
                    100, 'billed', '%5$s', now(), now()
                from rule
                """
                        .formatted(GREEN.id(), penalty, house, late, invoice));

        voided(invoice);

        assertThat(
                        fixture.count(
                                ("select 1 from penalty where id = '%s' and status = 'assessed' and"
                                                + " billed_invoice_id is null")
                                        .formatted(penalty)))
                .isEqualTo(1);
    }

    @Test
    void aWrittenOffInvoiceIsWaitedForNoMore() {
        var invoice = issued("1000.00");
        fixture.settle(GREEN, invoice, "250.00");

        var correction = writtenOff(invoice);

        assertThat(baht(correction.path("amount"))).isEqualByComparingTo("750");
        assertInvoice(invoice, "0", "250.00", "written_off");
        assertThat(baht(account().path("owed"))).isEqualByComparingTo("0");
        assertThat(eventOf("InvoiceWrittenOff", invoice).path("writtenOffSatang").asLong())
                .isEqualTo(75_000);
        assertThat(problemOf(post(invoice, "write-off", Map.of("reason", REASON))))
                .endsWith(":nothing-owed");
        assertThat(problemOf(debit(invoice, "1.00"))).endsWith(":invoice-written-off");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void correctionsOfAWrittenOffInvoiceTakeTheWriteOffBack() {
        var invoice = issued("1000.00");
        writtenOff(invoice);

        credited(invoice, "400.00");
        assertThat(baht(invoice(invoice).path("writtenOff"))).isEqualByComparingTo("600");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
        voided(invoice);

        assertThat(baht(invoice(invoice).path("writtenOff"))).isEqualByComparingTo("0");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    /// Scenario B28; our credit note is the offset.
    @Test
    void paymentsAndACreditNoteTogetherSettleAnInvoice() {
        var invoice = issued("100.00");
        fixture.settle(GREEN, invoice, "30.00");
        credited(invoice, "20.00");
        assertInvoice(invoice, "50.00", "30.00", "partially_paid");
        fixture.settle(GREEN, invoice, "50.00");
        assertInvoice(invoice, "0", "80.00", "paid");

        var other = issued("100.00");
        credited(other, "30.00");
        fixture.settle(GREEN, other, "50.00");
        assertInvoice(other, "20.00", "50.00", "partially_paid");
    }

    /// Scenario B18, as far as a credit note goes: one over 300.00 is refused here on purpose (a
    /// payment of as much would leave the credit), one over all of it leaves nothing to pay.
    @Test
    void aCreditNoteNeverMakesAnInvoiceNegative() {
        var invoice = issued("249.95");

        assertThat(problemOf(credit(invoice, "300.00"))).endsWith(":credit-too-large");
        credited(invoice, "249.95");

        assertInvoice(invoice, "0", "0", "paid");
        assertThat(baht(account().path("balance"))).isEqualByComparingTo("0");
    }

    /// Scenario B26: an adjustment gives back what was paid of it, and the balance stays 0.00; one
    /// larger than what was charged is refused.
    @Test
    void anAdjustmentOfAPaidInvoiceLeavesItPaid() {
        var invoice = issued("249.95");
        fixture.settle(GREEN, invoice, "249.95");

        var note = credited(invoice, "233.82");

        assertThat(baht(note.path("released"))).isEqualByComparingTo("233.82");
        assertInvoice(invoice, "0", "16.13", "paid");
        assertThat(problemOf(credit(invoice, "16.14"))).endsWith(":credit-too-large");
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void ofCreditNotesAtOnceOnlyThoseThatFitAreMadeAndNumbersHaveNoGap() throws Exception {
        var invoice = issued("1000.00");
        var before = lastNumber("credit_note");

        var statuses =
                atOnce(8, () -> credit(invoice, "300.00").returnResult(Void.class).getStatus())
                        .stream()
                        .map(status -> status.value())
                        .toList();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(3);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(5);
        assertInvoice(invoice, "100.00", "0", "pending");
        assertThat(lastNumber("credit_note")).isEqualTo(before + 3);
        assertThat(fixture.differences(GREEN, house)).isEmpty();
    }

    @Test
    void theSameKeyMakesOneNote() {
        var invoice = issued("1000.00");
        var key = UUID.randomUUID().toString();

        var numbers =
                IntStream.range(0, 2)
                        .mapToObj(_ ->
                                BillingFixture.body(
                                                api.asStaff(GREEN)
                                                        .post()
                                                        .uri(
                                                                "/api/v1/invoices/{id}/credit-notes",
                                                                invoice)
                                                        .header("Idempotency-Key", key)
                                                        .body(note("100.00"))
                                                        .exchange()
                                                        .expectStatus()
                                                        .isCreated())
                                        .path("number")
                                        .asString())
                        .toList();

        assertThat(numbers.get(1)).isEqualTo(numbers.get(0));
        assertInvoice(invoice, "900.00", "0", "pending");
    }

    @Test
    void linesOfANoteSumUpToItsAmount() {
        var invoice = issued("1000.00");
        var line =
                Map.of(
                        "description",
                        "พื้นที่เกิน 2 ตร.ว.",
                        "quantity",
                        2,
                        "unit",
                        "sq_wah",
                        "rate",
                        new BigDecimal("32.505"));
        var body = new HashMap<String, Object>(Map.of("reason", REASON, "lines", List.of(line)));

        var note =
                BillingFixture.body(post(invoice, "credit-notes", body).expectStatus().isCreated());
        assertThat(baht(note.path("amount"))).isEqualByComparingTo("65.01");

        body.put("amount", new BigDecimal("65.00"));
        assertThat(fieldsOf(post(invoice, "credit-notes", body))).containsExactly("amount");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 0",
        "amount, -1.00",
        "amount, 1.005",
        "amount, 1000000000.00",
        "reason, ' '",
        "component, water"
    })
    void refusesWhatCannotBe(String field, String value) {
        var invoice = issued("1000.00");
        var body = new HashMap<String, Object>(note("1.00"));
        body.put(field, field.equals("amount") ? new BigDecimal(value) : value);

        assertThat(fieldsOf(post(invoice, "credit-notes", body))).containsExactly(field);
        assertThat(corrections(invoice)).isEmpty();
    }

    @Test
    void whoMayNotSeesAndChangesNothing() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        house = fixture.house(GREEN, "residential", "50", resident, List.of());
        var invoice = issued("1000.00");
        var note = credited(invoice, "1.00").path("id").asString();

        expect(api.asResident(GREEN), note, 200);
        expect(api.asSecondResident(GREEN), note, 404);
        expect(api.asGuard(GREEN), note, 403);
        expect(api.asAdmin(BLUE), note, 404);
        fixture.post(
                        api.asResident(GREEN),
                        "/api/v1/invoices/{id}/void",
                        Map.of("reason", REASON),
                        invoice)
                .expectStatus()
                .isForbidden();
        fixture.post(
                        api.asAdmin(BLUE),
                        "/api/v1/invoices/{id}/void",
                        Map.of("reason", REASON),
                        invoice)
                .expectStatus()
                .isNotFound();
    }

    @Test
    void listsByInvoiceHouseAndKind() {
        var invoice = issued("1000.00");
        credited(invoice, "1.00");
        debited(invoice, "1.00");
        var other = issued("1000.00");
        writtenOff(other);

        assertThat(kinds("invoiceId=" + invoice)).containsExactly("credit_note", "debit_note");
        assertThat(kinds("propertyId=" + house))
                .containsExactly("credit_note", "debit_note", "write_off");
        assertThat(kinds("propertyId=" + house + "&kind=write_off")).containsExactly("write_off");
        assertThat(kinds("invoiceId=" + other + "&kind=credit_note")).isEmpty();
    }

    private UUID issued(String amount) {
        return fixture.issued(GREEN, house, "2035-01-31", amount);
    }

    private static Map<String, Object> note(String amount) {
        return Map.of("amount", new BigDecimal(amount), "reason", REASON);
    }

    private RestTestClient.ResponseSpec credit(UUID invoice, String amount) {
        return post(invoice, "credit-notes", note(amount));
    }

    private RestTestClient.ResponseSpec debit(UUID invoice, String amount) {
        return post(invoice, "debit-notes", note(amount));
    }

    private JsonNode credited(UUID invoice, String amount) {
        return BillingFixture.body(credit(invoice, amount).expectStatus().isCreated());
    }

    private JsonNode debited(UUID invoice, String amount) {
        return BillingFixture.body(debit(invoice, amount).expectStatus().isCreated());
    }

    private JsonNode voided(UUID invoice) {
        return BillingFixture.body(
                post(invoice, "void", Map.of("reason", REASON)).expectStatus().isCreated());
    }

    private JsonNode writtenOff(UUID invoice) {
        return BillingFixture.body(
                post(invoice, "write-off", Map.of("reason", REASON)).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec post(UUID invoice, String what, Object body) {
        return fixture.post(api.asStaff(GREEN), "/api/v1/invoices/{id}/" + what, body, invoice);
    }

    private static String problemOf(RestTestClient.ResponseSpec answer) {
        return BillingFixture.body(answer.expectStatus().isEqualTo(409)).path("type").asString();
    }

    private static List<String> fieldsOf(RestTestClient.ResponseSpec answer) {
        return BillingFixture.body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private JsonNode invoice(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
    }

    private void assertInvoice(UUID id, String balance, String paid, String status) {
        var invoice = invoice(id);
        assertThat(baht(invoice.path("balance"))).isEqualByComparingTo(balance);
        assertThat(baht(invoice.path("paid"))).isEqualByComparingTo(paid);
        assertThat(invoice.path("status").asString()).isEqualTo(status);
    }

    private JsonNode account() {
        return fixture.get(api.asStaff(GREEN), "/api/v1/accounts/{id}", house);
    }

    private BigDecimal creditOf(UUID payment) {
        return BigDecimal.valueOf(
                fixture.count(
                        ("select generate_series(1, remaining::int) from credit where payment_id ="
                                        + " '%s'")
                                .formatted(payment)));
    }

    private long lastNumber(String kind) {
        return fixture.count(
                ("select generate_series(1, last) from document_number where kind = '%s' and"
                                + " village_id = '%s'")
                        .formatted(kind, GREEN.id()));
    }

    private JsonNode eventOf(String type, UUID invoice) {
        var data =
                events.await(
                                "billing.invoice.v1",
                                "billing." + type,
                                event ->
                                        event.path("invoiceId")
                                                .asString()
                                                .equals(invoice.toString()))
                        .data();
        assertThat(EventContracts.violations("billing." + type, data.toString())).isEmpty();
        return data;
    }

    private List<String> corrections(UUID invoice) {
        return kinds("invoiceId=" + invoice);
    }

    private List<String> kinds(String query) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoice-corrections?" + query)
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private static void expect(RestTestClient client, String correction, int status) {
        client.get()
                .uri("/api/v1/invoice-corrections/{id}", correction)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private static <T> List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = threads.invokeAll(Collections.nCopies(times, work));
            return results.stream().map(result -> result.resultNow()).toList();
        }
    }

    /// As a billing run does: a line of the new invoice, traced to the lot that it came from.
    private void takeCreditAtIssue(UUID invoice, String amount) {
        fixture.plant(
                """
                with lot as (
                    update credit set remaining = remaining - %1$s
                    where property_id = '%2$s' returning village_id, id, payment_id, property_id
                ), changed as (
                    update invoice set amount = amount - %1$s, items = items || jsonb_build_array(
                        jsonb_build_object('kind', 'credit_applied', 'description', 'credit',
                            'quantity', 1, 'unit', 'item', 'rate', -%1$s, 'amount', -%1$s))
                    where id = '%3$s'
                ), booked as (
                    insert into ledger_posting (village_id, booked_on, booked_at, kind, debit,
                        credit, amount, property_id, invoice_id, source_id)
                    select village_id, current_date, now(), 'credit_applied', 'resident_credit',
                        'receivable', %1$s, property_id, '%3$s', '%3$s' from lot
                )
                insert into allocation (village_id, payment_id, property_id, invoice_id, credit_id,
                    component, at_issue, amount, rule, cause_id, created_at)
                select village_id, payment_id, property_id, v.invoice, v.credit, v.component,
                    v.at_issue, v.amount, 'credit_at_billing', '%3$s', now()
                from lot, lateral (values
                    (cast('%3$s' as uuid), cast(null as uuid), 'fee', true, %1$s),
                    (null, lot.id, null, false, -%1$s))
                    as v (invoice, credit, component, at_issue, amount)
                """
                        .formatted(amount, house, invoice));
    }
}
