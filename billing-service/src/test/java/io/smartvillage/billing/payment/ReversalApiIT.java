package io.smartvillage.billing.payment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ReversalApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    Books books;
    UUID invoice;
    UUID house;

    @BeforeEach
    void anInvoice() {
        fixture = new BillingFixture(api, events, database);
        books = new Books(database);
        invoice = fixture.invoiceOf1000(GREEN, fixture.userId(GREEN.resident(), GREEN));
        house = books.houseOf(invoice);
    }

    @Test
    void theInvoiceIsOwedAgainAndTheReceiptIsCancelled() {
        var payment = verified(fixture.pay(api.asResident(GREEN), invoice, "1000.00"));

        var reversed = BillingFixture.body(fixture.reverse(GREEN, payment).expectStatus().isOk());

        assertThat(reversed.path("status").asString()).isEqualTo("reversed");
        assertThat(reversed.path("reversal").path("reason").asString()).isEqualTo("bounced_cheque");
        assertThat(reversed.path("reversal").path("reversedBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
        assertThat(reversed.path("verification").path("decision").asString()).isEqualTo("verified");
        assertThat(invoice().path("status").asString()).isEqualTo("pending");
        assertThat(invoice().path("balance").decimalValue()).isEqualByComparingTo("1000");
        assertThat(books.account(house, "bank")).isEqualByComparingTo("0");
        assertThat(
                        books.texts(
                                "select cancelled_at::text from receipt where payment_id = '%s'"
                                        .formatted(payment)))
                .singleElement()
                .isNotNull();
        books.agree(house);
        await("billing.payment.v1", "billing.PaymentReversed", "paymentId", payment);
        await("billing.receipt.v1", "billing.ReceiptCancelled", "paymentId", payment);
        await("billing.invoice.v1", "billing.InvoiceReopened", "invoiceId", invoice);
    }

    @Test
    void itsCreditIsGone() {
        var payment = verified(fixture.payAhead(GREEN, house, "1300.00"));
        assertThat(books.credit(house)).isEqualByComparingTo("300");

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(books.credit(house)).isEqualByComparingTo("0");
        assertThat(invoice().path("balance").decimalValue()).isEqualByComparingTo("1000");
        books.agree(house);
    }

    @Test
    void itsCreditIsFollowedToTheInvoiceThatTookItLater() {
        var other = fixture.payAhead(GREEN, house, "100.00");
        verified(other);
        var payment = verified(fixture.payAhead(GREEN, house, "1200.00"));
        assertThat(books.credit(house)).isEqualByComparingTo("300");
        var later = invoiceOf(house, "250.00");
        applyCredit();
        assertThat(books.credit(house)).isEqualByComparingTo("50");

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(balance(later)).isEqualTo("250.00");
        assertThat(balance(invoice)).isEqualTo("900.00");
        assertThat(books.credit(house)).isEqualByComparingTo("0");
        books.agree(house);
        fixture.reverse(GREEN, other).expectStatus().isOk();
        assertThat(balance(invoice)).isEqualTo("1000.00");
        assertThat(books.account(house, "bank")).isEqualByComparingTo("0");
        books.agree(house);
    }

    /// As a billing run takes it: a line of the new invoice.
    @Test
    void anInvoiceThatHasItsCreditAsALineGetsADebitNote() {
        var payment = verified(fixture.payAhead(GREEN, house, "1400.00"));
        var billed = invoiceWithCreditLine(payment, "1000.00", "400.00");
        books.agree(house);

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        var after = fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", billed);
        assertThat(after.path("amount").decimalValue()).isEqualByComparingTo("600");
        assertThat(after.path("debited").decimalValue()).isEqualByComparingTo("400");
        assertThat(after.path("balance").decimalValue()).isEqualByComparingTo("1000");
        assertThat(
                        books.texts(
                                """
                                select kind || ' ' || amount || ' ' || reason
                                from invoice_correction where invoice_id = '%s'
                                  and number like 'DN-%%'
                                """
                                        .formatted(billed)))
                .containsExactly("debit_note 400.00 payment %s reversed".formatted(payment));
        assertThat(balance(invoice)).isEqualTo("1000.00");
        assertThat(books.account(house, "bank")).isEqualByComparingTo("0");
        books.agree(house);
    }

    @Test
    void whatWasPaidAfterAWriteOffIsWrittenOffAgain() {
        writeOff();
        var payment = verified(fixture.pay(api.asStaff(GREEN), invoice, "1000.00"));
        assertThat(invoice().path("status").asString()).isEqualTo("paid");
        assertThat(books.account(house, "bad_debt_recovered")).isEqualByComparingTo("-1000");
        books.agree(house);

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(invoice().path("status").asString()).isEqualTo("written_off");
        assertThat(invoice().path("writtenOff").decimalValue()).isEqualByComparingTo("1000");
        assertThat(books.account(house, "bad_debt_recovered")).isEqualByComparingTo("0");
        assertThat(books.account(house, "bad_debt")).isEqualByComparingTo("1000");
        books.agree(house);
    }

    @Test
    void anInvoiceThatWasGivenUpMeanwhileStaysSo() {
        var payment = verified(fixture.pay(api.asStaff(GREEN), invoice, "300.00"));
        writeOff();

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(invoice().path("status").asString()).isEqualTo("written_off");
        assertThat(invoice().path("writtenOff").decimalValue()).isEqualByComparingTo("1000");
        assertThat(books.account(house, "bad_debt")).isEqualByComparingTo("1000");
        books.agree(house);
    }

    @Test
    void theSlipMayPayAgain() {
        var payment = verified(fixture.pay(api.asStaff(GREEN), invoice, "10.00"));
        books.change(
                """
                insert into slip_claim (village_id, payment_id, claim, claimed_at)
                values ('%s', '%s', sha256('%s'), now())
                """
                        .formatted(GREEN.id(), payment, payment));

        fixture.reverse(GREEN, payment).expectStatus().isOk();

        assertThat(
                        fixture.count(
                                "select 1 from slip_claim where payment_id = '%s'"
                                        .formatted(payment)))
                .isZero();
    }

    @Test
    void moneyThatWentBackCannotBeTakenAway() {
        var payment = verified(fixture.payAhead(GREEN, house, "1100.00"));
        fixture.refund(GREEN, house, "100.00").expectStatus().isCreated();

        expectProblem(fixture.reverse(GREEN, payment), 409, "payment-refunded");

        assertThat(balance(invoice)).isEqualTo("0.00");
        books.agree(house);
    }

    @Test
    void onlyAVerifiedPaymentIsUndoneAndOnlyOnce() {
        var payment = fixture.pay(api.asStaff(GREEN), invoice, "10.00");
        expectProblem(fixture.reverse(GREEN, payment), 409, "payment-not-verified");
        verified(payment);
        fixture.reverse(GREEN, payment).expectStatus().isOk();

        expectProblem(fixture.reverse(GREEN, payment), 409, "payment-not-verified");
        expectProblem(fixture.verify(GREEN, payment), 409, "payment-decided");
        expectProblem(fixture.reverse(BLUE, payment), 404, "payment-not-found");
        expectProblem(fixture.reverse(GREEN, UUID.randomUUID()), 404, "payment-not-found");
        books.agree(house);
    }

    @Test
    void residentsUndoNothing() {
        var payment = verified(fixture.pay(api.asResident(GREEN), invoice, "10.00"));

        api.asResident(GREEN)
                .post()
                .uri("/api/v1/payments/{id}/reversal", payment)
                .body(Map.of("reason", "mistake"))
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(balance(invoice)).isEqualTo("990.00");
    }

    @ParameterizedTest
    @CsvSource({"bounced", "''"})
    void needsAReasonOfTheList(String reason) {
        var payment = verified(fixture.pay(api.asStaff(GREEN), invoice, "10.00"));

        var problem =
                BillingFixture.body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/payments/{id}/reversal", payment)
                                .body(Map.of("reason", reason))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("reason");
    }

    /// Whoever comes first: the money is all there or all gone.
    @Test
    void aVerificationAndAReversalAtOnceKeepTheBooks() throws Exception {
        for (int i = 0; i < 5; i++) {
            var first = verified(fixture.pay(api.asStaff(GREEN), invoice, "700.00"));
            var second = fixture.pay(api.asStaff(GREEN), invoice, "700.00");

            var answers =
                    atOnce(
                            List.of(
                                    () -> fixture.reverse(GREEN, first),
                                    () -> fixture.verify(GREEN, second)));

            assertThat(answers).containsOnly(200);
            books.agree(house);
            fixture.reverse(GREEN, second).expectStatus().isOk();
            assertThat(balance(invoice)).isEqualTo("1000.00");
        }
    }

    @Test
    void ofManyReversalsAtOnceOneWins() throws Exception {
        var payment = verified(fixture.pay(api.asStaff(GREEN), invoice, "1700.00"));

        var answers =
                atOnce(java.util.Collections.nCopies(6, () -> fixture.reverse(GREEN, payment)));

        assertThat(answers).containsOnly(200, 409).containsOnlyOnce(200);
        books.agree(house);
    }

    private UUID verified(UUID payment) {
        fixture.verify(GREEN, payment).expectStatus().isOk();
        return payment;
    }

    private void applyCredit() {
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/accounts/{id}/credit-applications", house)
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isCreated();
    }

    /// As staff would by hand.
    private void writeOff() {
        books.change(
                """
                with given_up as (
                    update invoice set written_off = balance, status = 'written_off'
                    where id = '%s' returning *)
                insert into ledger_posting
                    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                select village_id, current_date, now(), 'write_off', 'bad_debt', 'receivable',
                       written_off, property_id, id, id
                from given_up
                """
                        .formatted(invoice));
    }

    /// Issued by hand.
    private UUID invoiceOf(UUID propertyId, String amount) {
        return insertInvoice(propertyId, amount, "[]");
    }

    private UUID insertInvoice(UUID propertyId, String amount, String items) {
        var id = UUID.randomUUID();
        books.change(
                """
                insert into invoice
                    (village_id, id, property_id, house_number, period, amount, paid, due_date,
                     status, items, version, created_at, updated_at, number, issued_on)
                values ('%s', '%s', '%s', '1', '2026-11', %s, 0, '2035-01-01', 'pending', '%s', 0,
                    now(), now(), 'T-%s', current_date)
                """
                        .formatted(
                                GREEN.id(),
                                id,
                                propertyId,
                                amount,
                                items,
                                id.toString().substring(0, 8)));
        return id;
    }

    private UUID invoiceWithCreditLine(UUID payment, String charge, String credit) {
        var id = insertInvoice(house, "%s - %s".formatted(charge, credit), "[]");
        books.change(
                """
                with lot as (
                    update credit set remaining = remaining - %3$s where payment_id = '%2$s'
                    returning *
                ), trace as (
                    insert into allocation (village_id, payment_id, property_id, invoice_id,
                        credit_id, component, at_issue, amount, rule, cause_id, created_at)
                    select village_id, payment_id, property_id, cast('%1$s' as uuid), null, 'fee',
                           true, %3$s, 'credit_at_billing', cast('%1$s' as uuid), now()
                    from lot
                    union all
                    select village_id, payment_id, property_id, null, id, null, false, -%3$s,
                           'credit_at_billing', cast('%1$s' as uuid), now()
                    from lot
                )
                insert into ledger_posting
                    (village_id, booked_on, booked_at, kind, debit, credit, amount, property_id,
                     invoice_id, source_id)
                select village_id, current_date, now(), 'credit_applied', 'resident_credit',
                       'receivable', %3$s, property_id, cast('%1$s' as uuid), cast('%1$s' as uuid)
                from lot
                """
                        .formatted(id, payment, credit));
        return id;
    }

    private static List<Integer> atOnce(List<Callable<RestTestClient.ResponseSpec>> calls)
            throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new java.util.ArrayList<Integer>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(
                        answer.get().expectBody(JsonNode.class).returnResult().getStatus().value());
            }
            return answers;
        }
    }

    private JsonNode invoice() {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", invoice);
    }

    private String balance(UUID of) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", of)
                .path("balance")
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }

    private void await(String topic, String type, String field, UUID id) {
        events.await(topic, type, data -> data.path(field).asString().equals(id.toString()));
    }

    private static void expectProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var problem = BillingFixture.body(answer.expectStatus().isEqualTo(status));
        assertThat(problem.path("type").asString()).isEqualTo("urn:smart-village:problem:" + code);
    }
}
