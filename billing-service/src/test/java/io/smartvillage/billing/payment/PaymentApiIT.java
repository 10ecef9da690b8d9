package io.smartvillage.billing.payment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
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
import tools.jackson.databind.json.JsonMapper;

@VillageServiceTest
class PaymentApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    Books books;
    UUID resident;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
        books = new Books(database);
        resident = fixture.userId(GREEN.resident(), GREEN);
    }

    @Test
    void aVerifiedPaymentPaysTheInvoice() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "1000.00");
        assertThat(status(invoice)).isEqualTo("pending");

        var verified = BillingFixture.body(fixture.verify(GREEN, payment).expectStatus().isOk());

        assertThat(verified.path("status").asString()).isEqualTo("verified");
        assertThat(verified.path("verification").path("decidedBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
        assertThat(verified.path("verification").path("note").asString())
                .isEqualTo("seen in the account");
        assertThat(status(invoice)).isEqualTo("paid");
        await("billing.payment.v1", "billing.PaymentSubmitted", "paymentId", payment);
        await("billing.payment.v1", "billing.PaymentVerified", "paymentId", payment);
        var paid = await("billing.invoice.v1", "billing.InvoicePaid", "invoiceId", invoice);
        assertThat(paid.path("totalSatang").asLong()).isEqualTo(100_000);
        expectProblem(fixture.verify(GREEN, payment), 409, "payment-decided");
        books.agree(books.houseOf(invoice));
    }

    @Test
    void whatIsTooMuchBecomesCredit() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        verified(fixture.pay(api.asResident(GREEN), invoice, "1000.25"));
        verified(fixture.pay(api.asResident(GREEN), invoice, "0.75"));

        assertThat(balance(invoice)).isEqualTo("0.00");
        assertThat(books.credit(books.houseOf(invoice))).isEqualByComparingTo("1.00");
        books.agree(books.houseOf(invoice));
    }

    @Test
    void aHouseCanBePaidForAheadOfAnyInvoice() {
        var house = fixture.house(GREEN, "vacant_land", "50", resident, List.of());

        var payment =
                BillingFixture.body(
                        fixture.paying(
                                        api.asResident(GREEN),
                                        Map.of("propertyId", house),
                                        "10000000.00")
                                .expectStatus()
                                .isCreated());
        verified(UUID.fromString(payment.path("id").asString()));

        assertThat(payment.path("propertyId").asString()).isEqualTo(house.toString());
        assertThat(books.credit(house)).isEqualByComparingTo("10000000");
        books.agree(house);
    }

    @Test
    void theTraceTellsWhichSatangWentWhereByWhichRule() {
        var older = fixture.invoiceOf1000(GREEN, resident);
        var house = books.houseOf(older);
        var withPenalty = invoice(house, "500.00", "50.00");
        var payment = verified(fixture.payAhead(GREEN, house, "2000.00"));

        var rows =
                fixture.get(
                        api.asResident(GREEN),
                        "/api/v1/payments/{id}/allocations?limit=2",
                        payment);
        var first = rows.path("items");
        assertThat(first.size()).isEqualTo(2);
        assertThat(first.path(0).path("invoiceId").asString()).isEqualTo(withPenalty.toString());
        assertThat(first.path(0).path("component").asString()).isEqualTo("penalty");
        assertThat(first.path(0).path("amount").decimalValue()).isEqualByComparingTo("50");
        assertThat(first.path(0).path("rule").asString()).isEqualTo("penalty_first");
        assertThat(first.path(0).path("causeId").asString()).isEqualTo(payment.toString());
        assertThat(first.path(0).path("madeBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
        var second =
                fixture.get(
                                api.asResident(GREEN),
                                "/api/v1/payments/{id}/allocations?cursor={cursor}",
                                payment,
                                rows.path("nextCursor").asString())
                        .path("items");
        assertThat(second.size()).isEqualTo(2);
        assertThat(second.path(1).path("rule").asString()).isEqualTo("remainder");
        assertThat(second.path(1).path("amount").decimalValue()).isEqualByComparingTo("500");
        assertThat(second.path(1).path("creditId").asString()).isNotEmpty();
        books.agree(house);
        expectProblem(
                api.asSecondResident(GREEN)
                        .get()
                        .uri("/api/v1/payments/{id}/allocations", payment)
                        .exchange(),
                404,
                "payment-not-found");
    }

    @Test
    void theVillagesOwnPolicyAllocates() {
        var house = books.houseOf(fixture.invoiceOf1000(GREEN, resident));
        var withPenalty = invoice(house, "500.00", "50.00");
        books.change(
                """
                insert into billing_settings
                    (village_id, allocation_policy, version, updated_by, updated_at)
                values ('%1$s', 'principal_first', 1, '%1$s', now())
                on conflict (village_id) do update set allocation_policy = 'principal_first'
                """
                        .formatted(GREEN.id()));
        try {
            verified(fixture.payAhead(GREEN, house, "1450.00"));
        } finally {
            books.change(
                    """
                    update billing_settings set allocation_policy = 'penalty_first'
                    where village_id = '%s'
                    """
                            .formatted(GREEN.id()));
        }

        assertThat(balance(withPenalty)).isEqualTo("50.00");
        books.agree(house);
    }

    @Test
    void thePayerChoosesInvoicesTheirOrderAndHowMuch() {
        var first = fixture.invoiceOf1000(GREEN, resident);
        var house = books.houseOf(first);
        var second = invoice(house, "500.00", "50.00");

        var payment =
                BillingFixture.body(
                        fixture.paying(
                                        api.asResident(GREEN),
                                        Map.of(
                                                "invoices",
                                                List.of(
                                                        Map.of("invoiceId", second, "amount", 120),
                                                        Map.of("invoiceId", first))),
                                        "300.00")
                                .expectStatus()
                                .isCreated());
        verified(UUID.fromString(payment.path("id").asString()));

        assertThat(payment.path("invoices").size()).isEqualTo(2);
        assertThat(balance(second)).isEqualTo("380.00");
        assertThat(balance(first)).isEqualTo("820.00");
        assertThat(
                        fixture.get(api.asStaff(GREEN), "/api/v1/payments?propertyId={id}", house)
                                .path("items")
                                .size())
                .isEqualTo(1);
        books.agree(house);
    }

    @Test
    void chosenInvoicesAreOfOneHouseThereAndNotVoid() {
        var first = fixture.invoiceOf1000(GREEN, resident);
        var ofAnotherHouse = fixture.invoiceOf1000(GREEN, resident);
        var voided = invoice(books.houseOf(first), "0", "0");
        books.change("update invoice set status = 'void' where id = '%s'".formatted(voided));

        expectFields(paying(List.of(first, ofAnotherHouse)), "invoices");
        expectFields(paying(List.of(first, first)), "invoices");
        expectFields(paying(List.of()), "invoices");
        expectProblem(paying(List.of(first, UUID.randomUUID())), 404, "invoice-not-found");
        expectProblem(paying(List.of(first, voided)), 409, "invoice-void");
        expectProblem(fixture.paying(api.asResident(GREEN), voided, "1.00"), 409, "invoice-void");
        expectFields(fixture.paying(api.asResident(GREEN), Map.of(), "1.00"), "invoiceId");
        expectFields(
                fixture.paying(
                        api.asResident(GREEN),
                        Map.of("invoiceId", first, "propertyId", books.houseOf(first)),
                        "1.00"),
                "invoiceId");
        assertThat(
                        fixture.count(
                                "select 1 from payment where property_id = '%s'"
                                        .formatted(books.houseOf(first))))
                .isZero();
    }

    @Test
    void anotherHouseIsNotThere() {
        var house = books.houseOf(fixture.invoiceOf1000(GREEN, resident));

        expectProblem(
                fixture.paying(api.asSecondResident(GREEN), Map.of("propertyId", house), "1.00"),
                404,
                "house-not-found");
        expectProblem(
                fixture.paying(api.asStaff(BLUE), Map.of("propertyId", house), "1.00"),
                404,
                "house-not-found");
        expectProblem(
                fixture.paying(api.asStaff(GREEN), Map.of("propertyId", UUID.randomUUID()), "1.00"),
                404,
                "house-not-found");
    }

    /// The money is there: it cannot be refused any more.
    @Test
    void anInvoiceVoidedBeforeTheVerificationTakesNothing() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "1000.00");
        books.change(
                "update invoice set status = 'void', credited = amount where id = '%s'"
                        .formatted(invoice));

        verified(payment);

        assertThat(books.credit(books.houseOf(invoice))).isEqualByComparingTo("1000");
    }

    /// Scenario B23, with our amounts.
    @Test
    void partPaymentsAddUp() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var first = fixture.pay(api.asResident(GREEN), invoice, "10.00");
        fixture.verify(GREEN, first).expectStatus().isOk();

        assertThat(balance(invoice)).isEqualTo("990.00");
        assertThat(status(invoice)).isEqualTo("partially_paid");
        var partly = await("billing.invoice.v1", "billing.InvoicePartlyPaid", "invoiceId", invoice);
        assertThat(partly.path("balanceSatang").asLong()).isEqualTo(99_000);

        var rest = fixture.pay(api.asStaff(GREEN), invoice, "990.00");
        fixture.verify(GREEN, rest).expectStatus().isOk();
        assertThat(status(invoice)).isEqualTo("paid");
        assertThat(balance(invoice)).isEqualTo("0.00");
    }

    @Test
    void aRejectedPaymentPaysNothing() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "1000.00");

        var rejected =
                BillingFixture.body(
                        reject(payment, Map.of("reason", "not_received", "note", "ไม่พบยอด"))
                                .expectStatus()
                                .isOk());

        assertThat(rejected.path("status").asString()).isEqualTo("rejected");
        assertThat(rejected.path("verification").path("reason").asString())
                .isEqualTo("not_received");
        assertThat(balance(invoice)).isEqualTo("1000.00");
        await("billing.payment.v1", "billing.PaymentRejected", "paymentId", payment);
        expectProblem(fixture.verify(GREEN, payment), 409, "payment-decided");
        fixture.pay(api.asResident(GREEN), invoice, "1000.00");
    }

    @Test
    void ofManyVerificationsAtOnceOneWins() throws Exception {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "400.00");

        var answers = atOnce(Collections.nCopies(8, payment));

        assertThat(answers).containsOnly(200, 409);
        assertThat(answers).containsOnlyOnce(200);
        assertThat(balance(invoice)).isEqualTo("600.00");
    }

    @Test
    void sixteenPaymentsAtOnceNeverPayMoreThanIsOwed() throws Exception {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payments = new ArrayList<UUID>();
        for (int i = 0; i < 16; i++) {
            payments.add(fixture.pay(api.asResident(GREEN), invoice, "100.01"));
        }

        var answers = atOnce(payments);

        assertThat(answers).containsOnly(200);
        assertThat(balance(invoice)).isEqualTo("0.00");
        var house = books.houseOf(invoice);
        assertThat(books.credit(house)).isEqualByComparingTo("600.16");
        assertThat(books.account(house, "bank")).isEqualByComparingTo("1600.16");
        books.agree(house);
    }

    @Test
    void anotherHousesInvoiceIsNotThere() {
        var neighbour = fixture.userId(GREEN.secondResident(), GREEN);
        var invoice = fixture.invoiceOf1000(GREEN, neighbour);
        var payment = fixture.pay(api.asSecondResident(GREEN), invoice, "10.00");

        expectProblem(
                fixture.paying(api.asResident(GREEN), invoice, "10.00"), 404, "invoice-not-found");
        expectProblem(
                fixture.paying(api.asStaff(BLUE), invoice, "10.00"), 404, "invoice-not-found");
        expectProblem(get(api.asResident(GREEN), payment), 404, "payment-not-found");
        expectProblem(get(api.asAdmin(BLUE), payment), 404, "payment-not-found");
        expectProblem(fixture.verify(BLUE, payment), 404, "payment-not-found");
        assertThat(listed(api.asResident(GREEN))).doesNotContain(payment.toString());
        assertThat(listed(api.asSecondResident(GREEN))).contains(payment.toString());
        get(api.asSecondResident(GREEN), payment).expectStatus().isOk();
    }

    @Test
    void housemembersSeeWhatWasPaidForTheirHouse() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asStaff(GREEN), invoice, "10.00");

        get(api.asResident(GREEN), payment).expectStatus().isOk();
        assertThat(
                        fixture.get(
                                        api.asResident(GREEN),
                                        "/api/v1/payments?invoiceId={id}&status=pending",
                                        invoice)
                                .path("items")
                                .size())
                .isEqualTo(1);
    }

    @Test
    void residentsDecideNothing() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "10.00");

        api.asResident(GREEN)
                .post()
                .uri("/api/v1/payments/{id}/verification", payment)
                .body(Map.of())
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(balance(invoice)).isEqualTo("1000.00");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    amount,        0
                    amount,        -1
                    amount,        0.001
                    amount,        10000000.01
                    amount,        '"ten"'
                    paymentDate,   '"2026-02-30"'
                    paymentDate,   '"2190-01-01"'
                    paymentDate,   '"1999-01-01"'
                    paymentMethod, '"barter"'
                    invoiceId,     '"7"'
                    invoices,      '"all"'
                    reference,     '""'
                    colour,        '"red"'
                    """)
    void namesTheWrongField(String field, String value) {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var request = new HashMap<String, Object>();
        request.put("invoiceId", invoice.toString());
        request.put("amount", 1);
        request.put("paymentDate", "2026-11-20");
        request.put("paymentMethod", "cash");
        request.put(field, JsonMapper.shared().readTree(value));

        var problem =
                BillingFixture.body(
                        api.asResident(GREEN)
                                .post()
                                .uri("/api/v1/payments")
                                .body(request)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly(field);
        assertThat(
                        fixture.count(
                                "select 1 from payment where invoice_id = '%s'".formatted(invoice)))
                .isZero();
    }

    @Test
    void aRejectionNeedsAReasonOfTheList() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var payment = fixture.pay(api.asResident(GREEN), invoice, "10.00");

        expectFields(reject(payment, Map.of("note", "x".repeat(501))), "note", "reason");
        expectFields(reject(payment, Map.of("reason", "ugly")), "reason");
        get(api.asResident(GREEN), payment).expectStatus().isOk();
    }

    @Test
    void theSameKeyPaysOnce() {
        var invoice = fixture.invoiceOf1000(GREEN, resident);
        var key = UUID.randomUUID().toString();
        Map<String, Object> request =
                Map.of(
                        "invoiceId",
                        invoice,
                        "amount",
                        10,
                        "paymentDate",
                        "2026-11-20",
                        "paymentMethod",
                        "cash");

        var first = BillingFixture.body(post(key, request).expectStatus().isCreated());
        var second = BillingFixture.body(post(key, request).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        assertThat(
                        fixture.count(
                                "select 1 from payment where invoice_id = '%s'".formatted(invoice)))
                .isEqualTo(1);
    }

    private UUID verified(UUID payment) {
        fixture.verify(GREEN, payment).expectStatus().isOk();
        return payment;
    }

    private RestTestClient.ResponseSpec paying(List<UUID> invoices) {
        return fixture.paying(
                api.asResident(GREEN),
                Map.of("invoices", invoices.stream().map(id -> Map.of("invoiceId", id)).toList()),
                "1.00");
    }

    /// Issued by hand, due after all others.
    private UUID invoice(UUID propertyId, String amount, String penalty) {
        var id = UUID.randomUUID();
        books.change(
                """
                insert into invoice
                    (village_id, id, property_id, house_number, period, amount, penalty_amount, paid,
                     due_date, status, items, version, created_at, updated_at, number, issued_on)
                values ('%s', '%s', '%s', '1', '2026-11', %s, %s, 0, '2035-01-01',
                     case when %4$s > 0 then 'pending' else 'paid' end, '[]', 0, now(), now(),
                     'T-%s', current_date)
                """
                        .formatted(
                                GREEN.id(),
                                id,
                                propertyId,
                                amount,
                                penalty,
                                id.toString().substring(0, 8)));
        return id;
    }

    private RestTestClient.ResponseSpec post(String key, Map<String, Object> request) {
        return api.asResident(GREEN)
                .post()
                .uri("/api/v1/payments")
                .header("Idempotency-Key", key)
                .body(request)
                .exchange();
    }

    private List<Integer> atOnce(List<UUID> payments) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            var calls =
                    payments.stream()
                            .map(payment ->
                                    (Callable<Integer>)
                                            () ->
                                                    fixture.verify(GREEN, payment)
                                                            .expectBody(JsonNode.class)
                                                            .returnResult()
                                                            .getStatus()
                                                            .value())
                            .toList();
            for (var answer : threads.invokeAll(calls)) {
                statuses.add(answer.get());
            }
            return statuses;
        }
    }

    private RestTestClient.ResponseSpec reject(UUID payment, Map<String, Object> rejection) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/payments/{id}/rejection", payment)
                .body(rejection)
                .exchange();
    }

    private static RestTestClient.ResponseSpec get(RestTestClient client, UUID payment) {
        return client.get().uri("/api/v1/payments/{id}", payment).exchange();
    }

    private List<String> listed(RestTestClient client) {
        return fixture.get(client, "/api/v1/payments?limit=200")
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private JsonNode await(String topic, String type, String field, UUID id) {
        return events.await(topic, type, data -> data.path(field).asString().equals(id.toString()))
                .data();
    }

    private String status(UUID invoice) {
        return invoice(invoice).path("status").asString();
    }

    private String balance(UUID invoice) {
        return invoice(invoice)
                .path("balance")
                .decimalValue()
                .setScale(2, RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private JsonNode invoice(UUID invoice) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", invoice);
    }

    private static void expectProblem(RestTestClient.ResponseSpec answer, int status, String code) {
        var problem = BillingFixture.body(answer.expectStatus().isEqualTo(status));
        assertThat(problem.path("type").asString()).isEqualTo("urn:smart-village:problem:" + code);
    }

    private static void expectFields(RestTestClient.ResponseSpec answer, String... fields) {
        var problem = BillingFixture.body(answer.expectStatus().isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(fields);
    }
}
