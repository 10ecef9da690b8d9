package io.smartvillage.billing.invoice;

import static io.smartvillage.billing.BillingFixture.baht;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class InvoiceDraftApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired DocumentNumbers numbers;
    @Autowired PlatformTransactionManager transactions;

    BillingFixture fixture;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        house = fixture.house(GREEN, "residential", "50", null, List.of());
    }

    @Test
    void aDraftTakesItsNumberWhenItIsIssued() {
        var draft =
                BillingFixture.body(
                        add(line("fee", "2", "150.005"), line("discount", "1", "-0.01"))
                                .expectStatus()
                                .isCreated());
        var id = draft.path("id").asString();
        assertThat(draft.path("status").asString()).isEqualTo("draft");
        assertThat(draft.has("number")).isFalse();
        assertThat(baht(draft.path("amount"))).isEqualByComparingTo("300.00");

        var invoice = BillingFixture.body(issue(id).expectStatus().isCreated());

        assertThat(invoice.path("number").asString()).matches("INV-\\d{4}-\\d{6}");
        assertThat(invoice.path("id").asString()).isEqualTo(id);
        assertThat(invoice.path("status").asString()).isEqualTo("pending");
        assertThat(baht(invoice.path("balance"))).isEqualByComparingTo("300.00");
        assertThat(ids()).isEmpty();
        assertThat(fixture.differences(GREEN, house)).isEmpty();
        var event =
                events.await(
                                "billing.invoice.v1",
                                "billing.InvoiceIssued",
                                data -> data.path("invoiceId").asString().equals(id))
                        .data();
        assertThat(EventContracts.violations("billing.InvoiceIssued", event.toString())).isEmpty();
        assertThat(event.path("issuedBy").asString())
                .isEqualTo(fixture.userId(GREEN.staff(), GREEN).toString());
    }

    /// Scenario B28: a draft invoice cannot be paid.
    @Test
    void aDraftCannotBePaid() {
        var draft = fixture.draft(GREEN, house, "100.00");

        fixture.paying(api.asStaff(GREEN), draft, "100.00").expectStatus().isNotFound();
    }

    @Test
    void issuingAgainFindsTheInvoice() {
        var draft = fixture.draft(GREEN, house, "100.00");

        var first = BillingFixture.body(issue(draft).expectStatus().isCreated());
        var again = BillingFixture.body(issue(draft).expectStatus().isCreated());

        assertThat(again.path("number")).isEqualTo(first.path("number"));
    }

    @Test
    void staffChangeADraftThatTheyHaveSeenAndThrowItAway() {
        var draft = fixture.draft(GREEN, house, "100.00");

        put(draft, 7).expectStatus().isEqualTo(412);
        var changed = BillingFixture.body(put(draft, 0).expectStatus().isOk());
        assertThat(baht(changed.path("amount"))).isEqualByComparingTo("75.50");
        put(draft, 0).expectStatus().isEqualTo(412);

        delete(draft).expectStatus().isNoContent();
        delete(draft).expectStatus().isNotFound();
        issue(draft).expectStatus().isNotFound();
    }

    @ParameterizedTest
    @CsvSource({
        "2.5,   0.05,  0.13",
        "0.5,   0.01,  0.01",
        "50.25, 32.50, 1633.13",
        "3,     0.335, 1.01"
    })
    void roundsEachLineHalfUp(String quantity, String rate, String amount) {
        var draft =
                BillingFixture.body(add(line("fee", quantity, rate)).expectStatus().isCreated());

        assertThat(baht(draft.path("amount"))).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "fee,            1, -1.00,          lines[0].rate",
        "fee,            1, 0.004,          lines[0].rate",
        "discount,       1, 1.00,           lines[0].rate",
        "adjustment,     1, 0,              lines[0].rate",
        "penalty,        1, 1.00,           lines[0].kind",
        "credit_applied, 1, -1.00,          lines[0].kind",
        "fee,            0, 1.00,           lines[0].quantity",
        "fee,            1, 1.00001,        lines[0].rate",
        "fee,            9, 999999999.00,   lines[0].rate"
    })
    void refusesALineThatCannotBe(String kind, String quantity, String rate, String field) {
        var problem =
                BillingFixture.body(add(line(kind, quantity, rate)).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).contains(field);
        assertThat(ids()).isEmpty();
    }

    @Test
    void refusesADraftThatComesToNothing() {
        var problem =
                BillingFixture.body(
                        add(line("fee", "1", "10.00"), line("discount", "1", "-10.00"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("lines");
    }

    @Test
    void isNotIssuedOnceItsDueDateHasPassed() {
        var draft = fixture.draft(GREEN, house, "2020-01-31", "100.00");
        var before = lastNumber();

        var problem = BillingFixture.body(issue(draft).expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":draft-due-in-the-past");
        assertThat(lastNumber()).isEqualTo(before);
        assertThat(ids()).containsExactly(draft.toString());
    }

    /// Scenario B33: invoices created at once get different numbers, one after the other.
    @Test
    void draftsIssuedAtOnceHaveNumbersWithoutGaps() throws Exception {
        var drafts =
                IntStream.range(0, 12).mapToObj(_ -> fixture.draft(GREEN, house, "10.00")).toList();
        long before = lastNumber();

        var issued = atOnce(drafts.stream().map(this::numberOf).toList());

        assertThat(issued.stream().sorted())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj(i -> before + i).toList());
    }

    @Test
    void aDraftIssuedManyTimesAtOnceIsOneInvoice() throws Exception {
        var draft = fixture.draft(GREEN, house, "10.00");
        long before = lastNumber();

        var issued = atOnce(IntStream.range(0, 6).mapToObj(_ -> numberOf(draft)).toList());

        assertThat(issued).containsOnly(before + 1);
        assertThat(lastNumber()).isEqualTo(before + 1);
    }

    @Test
    void aRollBackLeavesNoGap() {
        var draft = fixture.draft(GREEN, house, "10.00");
        long before = lastNumber();

        CurrentVillage.run(
                GREEN.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(transaction -> {
                                    numbers.next(
                                            DocumentKind.INVOICE, LocalDate.now(ZoneOffset.UTC));
                                    transaction.setRollbackOnly();
                                }));

        BillingFixture.body(issue(draft).expectStatus().isCreated());
        assertThat(lastNumber()).isEqualTo(before + 1);
    }

    /// Scenario B33: the year in the number is the village's own.
    @Test
    void theYearOfTheNumberBeginsAtTheVillagesMidnight() {
        var old = fixture.draft(GREEN, house, "2064-01-31", "10.00");
        var young = fixture.draft(GREEN, house, "2064-01-31", "10.00");
        try {
            clock.moveTo(Instant.parse("2062-12-31T16:59:00Z"));
            var last = BillingFixture.body(issue(old).expectStatus().isCreated());
            clock.moveTo(Instant.parse("2062-12-31T17:01:00Z"));
            var first = BillingFixture.body(issue(young).expectStatus().isCreated());

            assertThat(last.path("number").asString()).isEqualTo("INV-2605-000001");
            assertThat(first.path("number").asString()).isEqualTo("INV-2606-000001");
            assertThat(first.path("period").asString()).isEqualTo("2063-01");
        } finally {
            clock.reset();
        }
    }

    @Test
    void othersSeeNoDrafts() {
        var draft = fixture.draft(GREEN, house, "10.00");

        get(api.asAdmin(GREEN), draft).expectStatus().isOk();
        get(api.asResident(GREEN), draft).expectStatus().isForbidden();
        get(api.asAdmin(BLUE), draft).expectStatus().isNotFound();
        fixture.post(api.asAdmin(BLUE), "/api/v1/invoice-drafts/{id}/issuance", Map.of(), draft)
                .expectStatus()
                .isNotFound();
    }

    private static RestTestClient.ResponseSpec get(RestTestClient client, UUID draft) {
        return client.get().uri("/api/v1/invoice-drafts/{id}", draft).exchange();
    }

    private static Map<String, Object> line(String kind, String quantity, String rate) {
        return Map.of(
                "kind",
                kind,
                "description",
                "ค่าบัตรผ่านเข้าออก",
                "quantity",
                new BigDecimal(quantity),
                "unit",
                "item",
                "rate",
                new BigDecimal(rate));
    }

    private RestTestClient.ResponseSpec add(Map<?, ?>... lines) {
        return fixture.post(api.asStaff(GREEN), "/api/v1/invoice-drafts", body(lines));
    }

    private Map<String, Object> body(Map<?, ?>... lines) {
        return new HashMap<>(
                Map.of(
                        "propertyId",
                        house,
                        "dueDate",
                        "2035-01-31",
                        "lines",
                        Arrays.asList(lines)));
    }

    private RestTestClient.ResponseSpec put(UUID draft, long version) {
        return api.asStaff(GREEN)
                .put()
                .uri("/api/v1/invoice-drafts/{id}", draft)
                .header("If-Match", "\"" + version + "\"")
                .body(body(line("fee", "1", "75.50")))
                .exchange();
    }

    private RestTestClient.ResponseSpec delete(UUID draft) {
        return api.asStaff(GREEN).delete().uri("/api/v1/invoice-drafts/{id}", draft).exchange();
    }

    private RestTestClient.ResponseSpec issue(Object draft) {
        return fixture.post(
                api.asStaff(GREEN), "/api/v1/invoice-drafts/{id}/issuance", Map.of(), draft);
    }

    private Callable<Long> numberOf(UUID draft) {
        return () -> {
            JsonNode invoice = BillingFixture.body(issue(draft).expectStatus().isCreated());
            return Long.parseLong(
                    invoice.path("number").asString().substring("INV-2569-".length()));
        };
    }

    private static List<Long> atOnce(List<Callable<Long>> work) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var results = new ArrayList<Long>();
            for (var result : threads.invokeAll(work)) {
                results.add(result.get());
            }
            return results;
        }
    }

    /// Of this year.
    private long lastNumber() {
        return fixture.count(
                ("select generate_series(1, last) from document_number where kind = 'invoice' and"
                                + " village_id = '%s' and year = %d")
                        .formatted(
                                GREEN.id(), DocumentNumbers.yearOf(LocalDate.now(ZoneOffset.UTC))));
    }

    private List<String> ids() {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoice-drafts?propertyId=" + house)
                .path("items")
                .valueStream()
                .map(draft -> draft.path("id").asString())
                .toList();
    }
}
