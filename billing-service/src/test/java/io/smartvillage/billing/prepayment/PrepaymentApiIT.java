package io.smartvillage.billing.prepayment;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PrepaymentApiIT {

    private static final YearMonth MONTH = BillingFixture.month(0);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    String set;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        set = "p" + UUID.randomUUID().toString().substring(0, 8);
        house = fixture.house(BLUE, "residential", "50", null, List.of());
    }

    @Test
    void billsTheMonthsAheadWithADiscount() {
        var prepayment = fixture.prepay(BLUE, house, set);

        assertThat(prepayment.path("lastPeriod").asString())
                .isEqualTo(MONTH.plusMonths(1).toString());
        assertThat(prepayment.path("amount").decimalValue()).isEqualByComparingTo("190.00");
        var invoice = fixture.invoice(BLUE, house, MONTH);
        assertThat(invoice.path("items").findValuesAsString("kind"))
                .containsExactly("fee", "fee", "discount");
        assertThat(invoice.path("items").path(2).path("amount").decimalValue())
                .isEqualByComparingTo("-10.00");
        assertThat(
                        fixture.count(
                                """
                                select 1 from ledger_posting where invoice_id = '%s'
                                  and (debit, credit, amount) in (
                                    ('receivable', 'fee_income', 200), ('discounts', 'receivable', 10))
                                """
                                        .formatted(invoice.path("id").asString())))
                .isEqualTo(2);
        events.await(
                "billing.invoice.v1",
                "billing.InvoiceIssued",
                data -> data.path("invoiceId").equals(invoice.path("id")));
    }

    @Test
    void runsLeaveThePaidMonthsOutUnlessTheInvoiceIsVoid() {
        var prepayment = fixture.prepay(BLUE, house, set);

        var run = fixture.bill(BLUE, MONTH.plusMonths(1), set);
        assertThat(run.path("skipped").findValuesAsString("reason")).contains("prepaid");
        assertThat(runInvoices()).isZero();

        voidInvoice(prepayment);
        fixture.bill(BLUE, MONTH.plusMonths(1), set);
        assertThat(runInvoices()).isEqualTo(1);
    }

    @Test
    void refusesMonthsThatAreBilledAndNamesThem() {
        var first = fixture.prepay(BLUE, house, set);
        var offer = first.path("prepaymentOfferId").asString();
        var other = fixture.house(BLUE, "residential", "50", null, List.of());
        fixture.bill(BLUE, MONTH.plusMonths(1), set);

        assertThat(problem(house, offer).path("detail").asString())
                .contains(MONTH.toString(), MONTH.plusMonths(1).toString());
        assertThat(problem(other, offer).path("detail").asString())
                .contains(MONTH.plusMonths(1).toString())
                .doesNotContain(MONTH.toString());
    }

    private JsonNode problem(UUID property, String offer) {
        var problem =
                BillingFixture.body(
                        api.asStaff(BLUE)
                                .post()
                                .uri("/api/v1/prepayments")
                                .body(
                                        Map.of(
                                                "propertyId",
                                                property,
                                                "prepaymentOfferId",
                                                offer,
                                                "firstPeriod",
                                                MONTH.toString(),
                                                "dueDate",
                                                MONTH.plusMonths(1).atEndOfMonth().toString()))
                                .exchange()
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith(":months-billed");
        return problem;
    }

    private long runInvoices() {
        return fixture.count(
                "select 1 from invoice where property_id = '%s' and billing_run_id is not null"
                        .formatted(house));
    }

    /// As a void leaves it.
    private void voidInvoice(JsonNode prepayment) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(
                    "update invoice set status = 'void', credited = amount where id = '%s'"
                            .formatted(prepayment.path("invoiceId").asString()));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
