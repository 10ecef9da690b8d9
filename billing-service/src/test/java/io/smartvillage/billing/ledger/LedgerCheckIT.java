package io.smartvillage.billing.ledger;

import static io.smartvillage.billing.BillingFixture.baht;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class LedgerCheckIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    UUID house;
    UUID invoice;
    UUID payment;

    @BeforeEach
    void aHouseThatHasPaidTooMuch() {
        fixture = new BillingFixture(api, events, database);
        house = fixture.house(GREEN, "residential", "50", null, List.of());
        invoice = fixture.issued(GREEN, house, "2035-01-31", "1000.00");
        payment = fixture.settle(GREEN, invoice, "1000.00");
        fixture.post(
                        api.asStaff(GREEN),
                        "/api/v1/invoices/{id}/credit-notes",
                        Map.of("amount", new BigDecimal("400.00"), "reason", "คิดเกิน"),
                        invoice)
                .expectStatus()
                .isCreated();
    }

    @Test
    void theBooksProveTheTables() {
        assertThat(check(house).path("proven").asBoolean()).isTrue();
        assertThat(check(house).path("differences").isEmpty()).isTrue();
    }

    @Test
    void namesAnInvoiceThatWasChanged() {
        fixture.plant(
                "update invoice set paid = 500, status = 'partially_paid' where id = '%s'"
                        .formatted(invoice));

        var check = check(house);

        assertThat(check.path("proven").asBoolean()).isFalse();
        assertThat(fixture.differences(GREEN, house))
                .containsExactlyInAnyOrder("invoice-balance", "invoice-paid", "invoice-settled");
        var paid =
                check.path("differences")
                        .valueStream()
                        .filter(one -> one.path("check").asString().equals("invoice-paid"))
                        .findFirst()
                        .orElseThrow();
        assertThat(paid.path("subjectId").asString()).isEqualTo(invoice.toString());
        assertThat(paid.path("subject").asString()).startsWith("INV-");
        assertThat(baht(paid.path("books"))).isEqualByComparingTo("600");
        assertThat(baht(paid.path("found"))).isEqualByComparingTo("500");
        restore("update invoice set paid = 600, status = 'paid' where id = '%s'");
    }

    @Test
    void namesALineThatWasChanged() {
        fixture.plant(
                ("update invoice set items = jsonb_set(items, '{0,amount}', '999') where id ="
                                + " '%s'")
                        .formatted(invoice));

        assertThat(fixture.differences(GREEN, house)).containsExactly("invoice-lines");
        restore(
                "update invoice set items = jsonb_set(items, '{0,amount}', '1000') where id = '%s'");
    }

    @Test
    void namesACorrectionThatWasNotBooked() {
        fixture.plant(
                "update invoice set credited = 300, paid = 700 where id = '%s'".formatted(invoice));

        assertThat(fixture.differences(GREEN, house))
                .containsExactlyInAnyOrder("invoice-credited", "invoice-paid", "invoice-settled");
        restore("update invoice set credited = 400, paid = 600 where id = '%s'");
    }

    @Test
    void namesCreditThatCameFromNowhere() {
        fixture.plant(
                "update credit set remaining = 399 where property_id = '%s'".formatted(house));

        assertThat(fixture.differences(GREEN, house))
                .containsExactlyInAnyOrder("house-credit", "credit-remaining");
        fixture.plant(
                "update credit set remaining = 400 where property_id = '%s'".formatted(house));
    }

    @Test
    void namesAPaymentWhoseMoneyIsNotAllPlaced() {
        fixture.plant(
                """
                insert into allocation (village_id, payment_id, property_id, invoice_id, component,
                    amount, rule, cause_id, created_at)
                select village_id, id, property_id, '%s', 'fee', 1, 'payer_choice', id, now()
                from payment where id = '%s'
                """
                        .formatted(invoice, payment));

        assertThat(fixture.differences(GREEN, house))
                .containsExactlyInAnyOrder("payment-allocated", "invoice-paid");
        fixture.plant(
                "delete from allocation where payment_id = '%s' and amount = 1".formatted(payment));
    }

    @Test
    void namesAPostingThatIsMissing() {
        fixture.plant(
                "update ledger_posting set amount = 999 where invoice_id = '%s' and kind = 'invoice'"
                        .formatted(invoice));

        assertThat(fixture.differences(GREEN, house))
                .containsExactlyInAnyOrder("invoice-issued", "invoice-balance");
        fixture.plant(
                "update ledger_posting set amount = 1000 where invoice_id = '%s' and kind = 'invoice'"
                        .formatted(invoice));
    }

    @Test
    void namesAGapInTheNumbers() {
        assertThat(subjects("numbers")).isEmpty();
        fixture.plant(
                ("insert into document_number (village_id, kind, year, last) values ('%s',"
                                + " 'receipt', 2700, 3)")
                        .formatted(GREEN.id()));

        assertThat(subjects("numbers")).containsOnly("receipt 2700");
        fixture.plant("delete from document_number where year = 2700");
    }

    @Test
    void namesMoneyThatNoPaymentTellsOf() {
        var before = found("money", "cash");
        fixture.plant(
                """
                insert into ledger_posting (village_id, booked_on, booked_at, kind, debit, credit,
                    amount, property_id, invoice_id, source_id)
                values ('%s', '2001-02-03', now(), 'payment', 'cash', 'adjustments', 7, null, null,
                    gen_random_uuid())
                """
                        .formatted(GREEN.id()));

        assertThat(found("money", "cash").subtract(before)).isEqualByComparingTo("7");
        fixture.plant("delete from ledger_posting where booked_on = '2001-02-03'");
    }

    @Test
    void bothSidesOfTheTrialBalanceAreTheSame() {
        var balance = fixture.get(api.asStaff(GREEN), "/api/v1/ledger/trial-balance");

        assertThat(baht(balance.path("debitTotal")))
                .isEqualByComparingTo(baht(balance.path("creditTotal")))
                .isGreaterThan(BigDecimal.ZERO);
        var receivable =
                balance.path("accounts")
                        .valueStream()
                        .filter(one -> one.path("account").asString().equals("receivable"))
                        .findFirst()
                        .orElseThrow();
        assertThat(baht(receivable.path("balance")))
                .isEqualByComparingTo(
                        baht(receivable.path("debit")).subtract(baht(receivable.path("credit"))));
        var nothingYet =
                fixture.get(api.asStaff(GREEN), "/api/v1/ledger/trial-balance?asOf=2000-06-01");
        assertThat(nothingYet.path("accounts").isEmpty()).isTrue();
    }

    @Test
    void listsPostingsByHouseInvoiceKindAndDay() {
        assertThat(kinds("propertyId=" + house))
                .containsExactly("invoice", "payment", "credit_note", "credit_released");
        assertThat(kinds("invoiceId=" + invoice)).hasSize(4);
        assertThat(kinds("invoiceId=" + invoice + "&kind=credit_note"))
                .containsExactly("credit_note");
        assertThat(kinds("propertyId=" + house + "&to=2020-01-01")).isEmpty();
        assertThat(kinds("propertyId=" + house + "&from=2020-01-01")).hasSize(4);
        var first =
                fixture.get(
                        api.asStaff(GREEN),
                        "/api/v1/ledger-postings?limit=3&propertyId={id}",
                        house);
        assertThat(first.path("items").size()).isEqualTo(3);
        assertThat(
                        kinds(
                                "propertyId=%s&cursor=%s"
                                        .formatted(house, first.path("nextCursor").asString())))
                .hasSize(1);
    }

    @Test
    void onlyTheOfficeReadsTheBooks() {
        for (var path : List.of("ledger/check", "ledger/trial-balance", "ledger-postings")) {
            api.asResident(GREEN)
                    .get()
                    .uri("/api/v1/" + path)
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private JsonNode check(UUID propertyId) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/ledger/check?propertyId={id}", propertyId);
    }

    private List<JsonNode> all(String check) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/ledger/check")
                .path("differences")
                .valueStream()
                .filter(one -> one.path("check").asString().equals(check))
                .toList();
    }

    private List<String> subjects(String check) {
        return all(check).stream().map(one -> one.path("subject").asString()).toList();
    }

    /// What the books have more than the payments tell of.
    private BigDecimal found(String check, String subject) {
        return all(check).stream()
                .filter(one -> one.path("subject").asString().equals(subject))
                .map(one -> baht(one.path("books")).subtract(baht(one.path("found"))))
                .findFirst()
                .orElse(BigDecimal.ZERO);
    }

    private List<String> kinds(String query) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/ledger-postings?" + query)
                .path("items")
                .valueStream()
                .map(item -> item.path("kind").asString())
                .toList();
    }

    private void restore(String sql) {
        fixture.plant(sql.formatted(invoice));
    }
}
