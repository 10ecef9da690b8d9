package io.smartvillage.billing.invoice;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class InvoiceApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired MarkOverdue markOverdue;

    BillingFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
    }

    @Test
    void residentsSeeOnlyTheInvoicesOfTheirHouses() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var neighbour = fixture.userId(GREEN.secondResident(), GREEN);
        var own = fixture.invoiceOf1000(GREEN, resident);
        var foreign = fixture.invoiceOf1000(GREEN, neighbour);

        assertThat(ids(api.asResident(GREEN))).contains(own.toString());
        assertThat(ids(api.asResident(GREEN))).doesNotContain(foreign.toString());
        expectStatus(api.asResident(GREEN), own, 200);
        expectStatus(api.asResident(GREEN), foreign, 404);
        expectStatus(api.asStaff(GREEN), foreign, 200);
        expectStatus(api.asGuard(GREEN), own, 403);
        expectStatus(api.asAdmin(BLUE), own, 404);
    }

    @Test
    void whoMovesOutSeesThemNoMore() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var month = YearMonth.of(2007, 1);
        fixture.charge(GREEN, month, "fixed", "10.00", "residential");
        var house = fixture.house(GREEN, "residential", "50", null, List.of(resident));
        fixture.bill(GREEN, month);
        var invoice = fixture.invoiceId(GREEN, house, month);
        expectStatus(api.asResident(GREEN), invoice, 200);

        var movedOutAt = Instant.now();
        fixture.tell(GREEN, house, "residential", "50", null, List.of(), movedOutAt);

        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> expectStatus(api.asResident(GREEN), invoice, 404));
    }

    @Test
    void anOlderStateOfAHouseChangesNothing() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var house = fixture.house(GREEN, "residential", "50", resident, List.of(resident));

        var before = Instant.now().minus(Duration.ofHours(1));
        fixture.tell(GREEN, house, "commercial", "999", null, List.of(), before);
        fixture.house(GREEN, "residential", "50", null, List.of());

        assertThat(
                        fixture.count(
                                "select 1 from property join property_resident r on r.property_id"
                                        + " = id where id = '%s' and area_sq_wah = 50 and user_id"
                                                .formatted(house)
                                        + " = '%s'".formatted(resident)))
                .isEqualTo(1);
    }

    @Test
    void filtersByStatusMonthHouseAndDueDate() {
        var id = fixture.invoiceOf1000(GREEN, null);
        var invoice = fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", id);
        var house = invoice.path("propertyId").asString();
        var due = invoice.path("dueDate").asString();

        assertThat(found("propertyId=" + house)).containsExactly(id.toString());
        assertThat(found("propertyId=" + house + "&status=pending")).hasSize(1);
        assertThat(found("propertyId=" + house + "&status=paid")).isEmpty();
        assertThat(found("propertyId=" + house + "&period=" + BillingFixture.month(1))).hasSize(1);
        assertThat(found("propertyId=" + house + "&period=2020-02")).isEmpty();
        assertThat(found("propertyId=" + house + "&dueBefore=" + due)).isEmpty();
        assertThat(found("propertyId=" + house + "&dueBefore=2190-01-01")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status=lost",
                "period=2026-13",
                "period=December",
                "propertyId=7",
                "dueBefore=2026-02-30",
                "dueBefore=%2B999999999-12-31",
                "limit=0",
                "cursor=nonsense"
            })
    void refusesAFilterThatMakesNoSense(String query) {
        var problem =
                BillingFixture.body(
                        api.asStaff(GREEN)
                                .get()
                                .uri(
                                        URI.create(
                                                "http://127.0.0.1:%d/api/v1/invoices?%s"
                                                        .formatted(api.port(), query)))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly(query.substring(0, query.indexOf('=')));
    }

    @Test
    void isOverdueFromTheVillagesMidnightAfterTheDueDate() {
        var month = YearMonth.of(2008, 1);
        fixture.charge(GREEN, month, "fixed", "10.00", "residential");
        var house = fixture.house(GREEN, "residential", "50", null, List.of());
        billDueOn(month, "2008-01-15");
        var invoice = fixture.invoiceId(GREEN, house, month);
        try {
            clock.moveTo(Instant.parse("2008-01-15T16:59:00Z"));
            markOverdue.markAll();
            assertThat(status(invoice)).isEqualTo("pending");
            clock.moveTo(Instant.parse("2008-01-15T17:01:00Z"));
            markOverdue.markAll();
            markOverdue.markAll();
        } finally {
            clock.reset();
        }

        assertThat(status(invoice)).isEqualTo("overdue");
        var event =
                events.await(
                        "billing.invoice.v1",
                        "billing.InvoiceOverdue",
                        data -> data.path("invoiceId").asString().equals(invoice.toString()));
        assertThat(event.data().path("balanceSatang").asLong()).isEqualTo(1000);
        assertThat(EventContracts.violations("billing.InvoiceOverdue", event.data().toString()))
                .isEmpty();
        assertThat(
                        events.on("billing.invoice.v1").stream()
                                .filter(e -> e.type().equals("billing.InvoiceOverdue"))
                                .filter(e -> e.key().equals(invoice.toString())))
                .hasSize(1);
    }

    private void billDueOn(YearMonth month, String dueDate) {
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/billing-runs")
                .body(Map.of("period", month.toString(), "dueDate", dueDate))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    private String status(UUID invoice) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices/{id}", invoice)
                .path("status")
                .asString();
    }

    private List<String> found(String query) {
        return fixture.get(api.asStaff(GREEN), "/api/v1/invoices?" + query)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private List<String> ids(RestTestClient client) {
        return fixture.get(client, "/api/v1/invoices?limit=200")
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static void expectStatus(RestTestClient client, UUID invoice, int status) {
        client.get()
                .uri("/api/v1/invoices/{id}", invoice)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }
}
