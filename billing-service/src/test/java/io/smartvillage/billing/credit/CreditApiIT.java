package io.smartvillage.billing.credit;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.payment.Books;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
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
class CreditApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    Books books;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        books = new Books(database);
        house =
                fixture.house(
                        GREEN,
                        "vacant_land",
                        "50",
                        fixture.userId(GREEN.resident(), GREEN),
                        List.of());
    }

    @Test
    void whatIsPaidAheadIsCreditByThePaymentItCameWith() {
        var payment = ahead("300.00");

        var lots = lots(api.asResident(GREEN), house);

        assertThat(lots).hasSize(1);
        assertThat(lots.getFirst().path("paymentId").asString()).isEqualTo(payment.toString());
        assertThat(lots.getFirst().path("remaining").decimalValue()).isEqualByComparingTo("300");
        books.agree(house);
    }

    @Test
    void theOldestCreditIsUsedFirst() {
        ahead("100.00");
        ahead("200.00");
        var invoice = invoice("250.00");

        var applied = BillingFixture.body(apply(GREEN, house, Map.of()).expectStatus().isCreated());

        assertThat(applied.path("applied").decimalValue()).isEqualByComparingTo("250");
        assertThat(applied.path("creditLeft").decimalValue()).isEqualByComparingTo("50");
        assertThat(applied.path("parts").findValuesAsString("invoiceId"))
                .containsExactly(invoice.toString());
        assertThat(
                        lots(api.asStaff(GREEN), house).stream()
                                .map(lot -> lot.path("remaining").decimalValue().setScale(2)))
                .containsExactly(new BigDecimal("50.00"), new BigDecimal("0.00"));
        assertThat(invoice(invoice).path("status").asString()).isEqualTo("paid");
        books.agree(house);
        var event =
                events.await(
                        "billing.credit.v1",
                        "billing.CreditApplied",
                        data -> data.path("propertyId").asString().equals(house.toString()));
        assertThat(event.data().path("amountSatang").asLong()).isEqualTo(25_000);
    }

    @Test
    void settlesTheChosenInvoiceAlone() {
        ahead("100.00");
        var first = invoice("80.00");
        var second = invoice("60.00");

        apply(GREEN, house, Map.of("invoiceId", second)).expectStatus().isCreated();

        assertThat(invoice(first).path("paid").decimalValue()).isEqualByComparingTo("0");
        assertThat(invoice(second).path("status").asString()).isEqualTo("paid");
        assertThat(books.credit(house)).isEqualByComparingTo("40");
        books.agree(house);
    }

    @Test
    void saysWhyNothingWasApplied() {
        var invoice = invoice("80.00");
        problem(apply(GREEN, house, Map.of()), 409, "no-credit");
        verified(fixture.payAhead(GREEN, house, "100.00"));
        problem(apply(GREEN, house, Map.of()), 409, "nothing-to-settle");
        problem(apply(GREEN, house, Map.of("invoiceId", invoice)), 409, "nothing-to-settle");
        problem(
                apply(GREEN, house, Map.of("invoiceId", UUID.randomUUID())),
                404,
                "invoice-not-found");
        problem(
                apply(GREEN, house, Map.of("invoiceId", fixture.invoiceOf1000(GREEN, null))),
                404,
                "invoice-not-found");
        problem(apply(BLUE, house, Map.of()), 404, "house-not-found");
        problem(apply(GREEN, UUID.randomUUID(), Map.of()), 404, "house-not-found");
        assertThat(books.credit(house)).isEqualByComparingTo("20");
    }

    @Test
    void aVoidInvoiceTakesNoCredit() {
        ahead("100.00");
        var invoice = voidable();

        problem(apply(GREEN, house, Map.of("invoiceId", invoice)), 409, "invoice-void");
    }

    @Test
    void aRefundTakesTheOldestCreditAndIsBooked() {
        var payment = ahead("100.00");
        ahead("50.00");

        var refund =
                BillingFixture.body(
                        fixture.refund(GREEN, house, "120.00").expectStatus().isCreated());

        assertThat(refund.path("amount").decimalValue()).isEqualByComparingTo("120");
        assertThat(refund.path("paidFrom").asString()).isEqualTo("bank");
        assertThat(books.credit(house)).isEqualByComparingTo("30");
        assertThat(books.account(house, "bank")).isEqualByComparingTo("30");
        assertThat(
                        books.sum(
                                "select sum(amount) from allocation where payment_id = '%s'"
                                        .formatted(payment)))
                .isEqualByComparingTo("0");
        books.agree(house);
        assertThat(
                        fixture.get(api.asResident(GREEN), "/api/v1/accounts/{id}/refunds", house)
                                .path("items")
                                .findValuesAsString("id"))
                .containsExactly(refund.path("id").asString());
        events.await(
                "billing.credit.v1",
                "billing.CreditRefunded",
                data -> data.path("refundId").asString().equals(refund.path("id").asString()));
    }

    @Test
    void noMoreIsRefundedThanThereIs() {
        ahead("100.00");

        problem(fixture.refund(GREEN, house, "100.01"), 409, "refund-too-large");
        problem(fixture.refund(BLUE, house, "1.00"), 404, "house-not-found");

        assertThat(books.credit(house)).isEqualByComparingTo("100");
        assertThat(fixture.count("select 1 from refund where property_id = '%s'".formatted(house)))
                .isZero();
    }

    @Test
    void ofManyRefundsAtOnceNoneTakesWhatIsNotThere() throws Exception {
        ahead("100.00");

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> refund =
                    () ->
                            fixture.refund(GREEN, house, "40.00")
                                    .expectBody(JsonNode.class)
                                    .returnResult()
                                    .getStatus()
                                    .value();
            for (var answer : threads.invokeAll(Collections.nCopies(8, refund))) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).containsOnly(201, 409);
        assertThat(answers.stream().filter(status -> status == 201)).hasSize(2);
        assertThat(books.credit(house)).isEqualByComparingTo("20");
        books.agree(house);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    amount,    0
                    amount,    -1
                    amount,    0.001
                    amount,    10000000.01
                    paidFrom,  '"cheques"'
                    reason,    '" "'
                    reason,    null
                    reference, '""'
                    colour,    '"red"'
                    """)
    void namesTheWrongField(String field, String value) {
        var request = new HashMap<String, Object>();
        request.put("amount", 1);
        request.put("paidFrom", "cash");
        request.put("reason", "moved out");
        request.put(field, JsonMapper.shared().readTree(value));

        var problem =
                BillingFixture.body(
                        api.asAdmin(GREEN)
                                .post()
                                .uri("/api/v1/accounts/{id}/refunds", house)
                                .body(request)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly(field);
    }

    @Test
    void isNotThereForOtherHouses() {
        ahead("100.00");

        problem(
                api.asSecondResident(GREEN)
                        .get()
                        .uri("/api/v1/credits?propertyId={id}", house)
                        .exchange(),
                404,
                "house-not-found");
        problem(
                api.asStaff(BLUE).get().uri("/api/v1/credits?propertyId={id}", house).exchange(),
                404,
                "house-not-found");
        apply(api.asResident(GREEN), house, Map.of()).expectStatus().isForbidden();
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/accounts/{id}/refunds", house)
                .body(Map.of("amount", 1, "paidFrom", "cash", "reason", "x"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private UUID ahead(String amount) {
        return verified(fixture.payAhead(GREEN, house, amount));
    }

    private UUID verified(UUID payment) {
        fixture.verify(GREEN, payment).expectStatus().isOk();
        return payment;
    }

    private UUID invoice(String amount) {
        return insert(amount, "pending");
    }

    private UUID voidable() {
        return insert("0", "void");
    }

    private UUID insert(String amount, String status) {
        var id = UUID.randomUUID();
        books.change(
                """
                insert into invoice
                    (village_id, id, property_id, house_number, period, amount, paid, due_date,
                     status, items, version, created_at, updated_at, number, issued_on)
                values ('%s', '%s', '%s', '1', '2026-11', %s, 0, '2035-01-01', '%s', '[]', 0, now(),
                    now(), 'T-%s', current_date)
                """
                        .formatted(
                                GREEN.id(),
                                id,
                                house,
                                amount,
                                status,
                                id.toString().substring(0, 8)));
        return id;
    }

    private JsonNode invoice(UUID id) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
    }

    private List<JsonNode> lots(RestTestClient client, UUID propertyId) {
        return fixture.get(client, "/api/v1/credits?propertyId={id}", propertyId)
                .path("items")
                .valueStream()
                .toList();
    }

    private RestTestClient.ResponseSpec apply(
            DemoVillage village, UUID propertyId, Map<String, Object> request) {
        return apply(api.asStaff(village), propertyId, request);
    }

    private static RestTestClient.ResponseSpec apply(
            RestTestClient client, UUID propertyId, Map<String, Object> request) {
        return client.post()
                .uri("/api/v1/accounts/{id}/credit-applications", propertyId)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(request)
                .exchange();
    }

    private static void problem(RestTestClient.ResponseSpec answer, int status, String code) {
        var problem = BillingFixture.body(answer.expectStatus().isEqualTo(status));
        assertThat(problem.path("type").asString()).isEqualTo("urn:smart-village:problem:" + code);
    }
}
