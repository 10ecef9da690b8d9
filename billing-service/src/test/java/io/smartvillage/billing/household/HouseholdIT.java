package io.smartvillage.billing.household;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.OldInvoices;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.StatusAssertions;
import tools.jackson.databind.JsonNode;

/// Moves and sales, as property-service tells of them, in what houses are billed.
@VillageServiceTest
class HouseholdIT {

    private static final LocalDate DUE = LocalDate.of(2012, 5, 31);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    BillingFixture fixture;
    String set;

    @BeforeEach
    void fixture() {
        fixture = new BillingFixture(api, events, database);
        set = "h" + UUID.randomUUID().toString().substring(0, 8);
    }

    @Test
    void aMoveOutAndTheNextMoveInProrateWhatIsOwedWhileSomebodyLivesThere() {
        schedule("310.00", true);
        var house = house(UUID.randomUUID(), List.of());
        var empty = house(null, List.of());
        var asBefore = house(null, List.of(UUID.randomUUID()));
        var first = UUID.randomUUID();
        fixture.movedIn(BLUE, house, first, "2021-06-01");
        fixture.movedIn(BLUE, house, UUID.randomUUID(), "2022-01-22");
        fixture.movedOut(BLUE, house, first, "2021-06-01", "2022-01-11");
        fixture.awaitMoves();

        var invoice = bill(house, YearMonth.of(2022, 1));

        assertThat(invoice.path("items").findValuesAsString("detail"))
                .containsExactly("10/31 วัน", "10/31 วัน");
        assertThat(invoice.path("amount").decimalValue()).isEqualByComparingTo("200.00");
        assertThat(invoices(empty)).as("nobody ever lived there").isEmpty();
        assertThat(invoices(asBefore).path(0).path("amount").decimalValue())
                .as("residents of before moves were told")
                .isEqualByComparingTo("310.00");
    }

    @Test
    void whatIsOwedByTheHouseDoesNotChangeWithWhoLivesThere() {
        schedule("310.00", false);
        var house = house(UUID.randomUUID(), List.of());
        var stay = UUID.randomUUID();
        fixture.movedIn(BLUE, house, stay, "2021-06-01");
        fixture.movedOut(BLUE, house, stay, "2021-06-01", "2022-01-11");
        fixture.awaitMoves();

        assertThat(bill(house, YearMonth.of(2022, 1)).path("amount").decimalValue())
                .isEqualByComparingTo("310.00");
    }

    @Test
    void anEndThatIsMovedCountsAsItWasWrittenDownLast() {
        schedule("310.00", true);
        var house = house(UUID.randomUUID(), List.of());
        var stay = UUID.randomUUID();
        fixture.movedIn(BLUE, house, stay, "2021-06-01");
        fixture.movedOut(BLUE, house, stay, "2021-06-01", "2022-01-11");
        fixture.movedOut(BLUE, house, stay, "2021-06-01", "2022-01-21");
        fixture.awaitMoves();

        assertThat(bill(house, YearMonth.of(2022, 1)).path("amount").decimalValue())
                .isEqualByComparingTo("200.00");
    }

    @Test
    void aSaleInTheMiddleOfAMonthSplitsItsInvoice() {
        schedule("1000.00", false);
        var seller = UUID.randomUUID();
        var buyer = UUID.randomUUID();
        var house = house(seller, List.of());
        bill(house, YearMonth.of(2022, 3));
        bill(house, YearMonth.of(2022, 4));
        bill(house, YearMonth.of(2022, 5));

        fixture.sold(BLUE, house, "2022-04-11", seller, buyer);
        fixture.awaitMoves();

        var settlement = settlements(house).path(0);
        assertThat(settlement.path("on").asString()).isEqualTo("2022-04-11");
        assertThat(settlement.path("sellerIds").path(0).asString()).isEqualTo(seller.toString());
        assertThat(settlement.path("buyerIds").path(0).asString()).isEqualTo(buyer.toString());
        assertThat(settlement.path("invoices")).hasSize(1);
        assertThat(settlement.path("sellerAmount").decimalValue())
                .as("10 of 30 days")
                .isEqualByComparingTo("333.33");
        assertThat(settlement.path("buyerAmount").decimalValue()).isEqualByComparingTo("666.67");
        assertThat(fixture.differences(BLUE, house)).as("the ledger is as it was").isEmpty();
        api.asResident(BLUE)
                .get()
                .uri("/api/v1/accounts/{id}/sale-settlements", house)
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asStaff(GREEN)
                .get()
                .uri("/api/v1/accounts/{id}/sale-settlements", house)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void remindersGoToTheNewOwnerFromTheSaleOn() {
        var seller = UUID.randomUUID();
        var buyer = UUID.randomUUID();
        var house = house(seller, List.of());
        new OldInvoices(database).invoice(BLUE, house, DUE, "249.95");

        fixture.tell(
                BLUE, house, "residential", "50", buyer, List.of(), Instant.now().plusSeconds(5));
        events.awaitConsumed("property.property-state.v1");
        api.asStaff(BLUE).post().uri("/api/v1/reminder-rounds").exchange().expectStatus().isOk();

        var told =
                events.await(
                                "billing.reminder.v1",
                                "billing.ReminderDue",
                                data -> data.path("propertyId").asString().equals(house.toString()))
                        .data();
        assertThat(told.path("ownerId").asString()).isEqualTo(buyer.toString());
    }

    @Test
    void everyOwnerOfAHouseSeesWhatItOwes() {
        var resident = fixture.userId(BLUE.resident(), BLUE);
        var house = house(UUID.randomUUID(), List.of());
        see(house).isNotFound();

        var main = UUID.randomUUID();
        fixture.tell(
                BLUE,
                house,
                "residential",
                "50",
                main,
                List.of(main, resident),
                List.of(),
                Instant.now().plusSeconds(5));
        events.awaitConsumed("property.property-state.v1");

        see(house).isOk();
    }

    private UUID house(@Nullable UUID owner, List<UUID> residents) {
        return fixture.house(BLUE, "residential", "50", owner, residents);
    }

    private void schedule(String rate, boolean whileOccupied) {
        fixture.schedule(
                BLUE,
                Map.of(
                        "scheduleSet", set,
                        "kind", "fixed",
                        "rate", rate,
                        "whileOccupied", whileOccupied,
                        "validFrom", "2000-01-01"));
    }

    private JsonNode bill(UUID house, YearMonth month) {
        var run = fixture.bill(BLUE, month, set);
        assertThat(run.path("status").asString()).as(run.toString()).isEqualTo("completed");
        return fixture.invoice(BLUE, house, month);
    }

    private JsonNode invoices(UUID house) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/invoices?propertyId={id}", house)
                .path("items");
    }

    private JsonNode settlements(UUID house) {
        return fixture.get(api.asStaff(BLUE), "/api/v1/accounts/{id}/sale-settlements", house)
                .path("items");
    }

    private StatusAssertions see(UUID house) {
        return api.asResident(BLUE)
                .get()
                .uri("/api/v1/accounts/{id}", house)
                .exchange()
                .expectStatus();
    }
}
