package io.smartvillage.billing.reminder;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.OldInvoices;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Kill Bill's ladder by age (B34), with this village's days instead of 30, 40 and 50.
@VillageServiceTest
class ReminderApiIT {

    private static final LocalDate DUE = LocalDate.of(2012, 5, 31);
    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired RemindHousesDaily daily;

    BillingFixture fixture;
    OldInvoices old;
    UUID owner;
    UUID house;

    @BeforeEach
    void aHouse() {
        fixture = new BillingFixture(api, events, database);
        old = new OldInvoices(database);
        owner = UUID.randomUUID();
        house = fixture.house(GREEN, "residential", "50", owner, List.of());
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void eachLevelIsToldOnceByTheAgeOfTheOldestUnpaidInvoice() {
        old.invoice(GREEN, house, DUE, "249.95");

        for (var level : List.of("friendly", "formal", "three_months", "six_months")) {
            int days = daysOf(level);
            roundAfter(days - 1);
            assertThat(levels()).doesNotContain(level);
            roundAfter(days);
            roundAfter(days);
            roundAfter(days + 1);
            assertThat(levels()).endsWith(level);
        }

        assertThat(levels()).containsExactly("friendly", "formal", "three_months", "six_months");
        roundAfter(2000);
        assertThat(levels()).hasSize(4);
    }

    @Test
    void tellsWhoeverSendsItWhatIsOwed() {
        var oldest = old.invoice(GREEN, house, DUE, "249.95");
        var next = old.invoice(GREEN, house, DUE.plusDays(30), "100.00");
        old.invoice(GREEN, house, DUE.plusDays(500), "70.00");
        int days = Math.max(31, daysOf("formal"));

        roundAfter(days);

        var told =
                events.await(
                                "billing.reminder.v1",
                                "billing.ReminderDue",
                                data -> data.path("propertyId").asString().equals(house.toString()))
                        .data();
        assertThat(EventContracts.violations("billing.ReminderDue", told.toString())).isEmpty();
        assertThat(told.path("level").asString()).isEqualTo("formal");
        assertThat(told.path("ownerId").asString()).isEqualTo(owner.toString());
        assertThat(told.path("oldestDueDate").asString()).isEqualTo(DUE.toString());
        assertThat(told.path("daysLate").asInt()).isEqualTo(days);
        assertThat(told.path("totalSatang").asLong()).isEqualTo(34_995);
        assertThat(told.path("invoiceIds").valueStream().map(JsonNode::asString))
                .containsExactly(oldest.toString(), next.toString());
        var reminder = reminders().getFirst();
        assertThat(reminder.path("amount").decimalValue()).isEqualByComparingTo("349.95");
        assertThat(reminder.path("oldestInvoiceId").asString()).isEqualTo(oldest.toString());
    }

    @Test
    void payingOnlyTheOldestLeavesOneThatIsFiveDaysOld() {
        int formal = daysOf("formal");
        var oldest = old.invoice(GREEN, house, DUE, "249.95");
        old.invoice(GREEN, house, DUE.plusDays(formal), "249.95");
        roundAfter(formal + 4);
        assertThat(levels()).containsExactly("formal");

        old.paid(GREEN, oldest, DUE.plusDays(formal + 4), "249.95");
        roundAfter(formal + 5);

        assertThat(standing()).isEmpty();
        roundAfter(formal + daysOf("friendly"));
        assertThat(standing()).containsExactly("friendly");
    }

    @ParameterizedTest
    @CsvSource({"paid", "credited", "void", "written off"})
    void whateverSettlesItClearsIt(String how) {
        var invoice = old.invoice(GREEN, house, DUE, "249.95");
        roundAfter(daysOf("formal"));
        assertThat(standing()).containsExactly("formal");
        var day = DUE.plusDays(daysOf("formal"));

        switch (how) {
            case "paid" -> old.paid(GREEN, invoice, day, "249.95");
            case "credited" -> old.creditNote(invoice, day, "249.95");
            case "void" -> old.voided(invoice, day, "249.95");
            default -> old.writtenOff(invoice, day, "249.95");
        }
        roundAfter(daysOf("three_months"));

        assertThat(standing()).isEmpty();
        assertThat(levels()).containsExactly("formal");
    }

    @Test
    void aReversedPaymentPutsTheHouseStraightIntoTheLevelOfItsAge() {
        var invoice = old.invoice(GREEN, house, DUE, "249.95");
        roundAfter(daysOf("friendly"));
        var payment = old.paid(GREEN, invoice, DUE.plusDays(10), "249.95");
        roundAfter(daysOf("friendly") + 1);
        assertThat(standing()).isEmpty();

        old.reversed(payment, invoice, "249.95");
        roundAfter(daysOf("formal") + 5);

        assertThat(standing()).containsExactly("formal");
    }

    @Test
    void aPartPaymentClearsNothing() {
        var invoice = old.invoice(GREEN, house, DUE, "249.95");
        roundAfter(daysOf("friendly"));
        old.paid(GREEN, invoice, DUE.plusDays(10), "249.94");

        roundAfter(daysOf("formal"));

        assertThat(standing()).containsExactly("friendly", "formal");
        assertThat(reminders().getLast().path("amount").decimalValue())
                .isEqualByComparingTo("0.01");
    }

    @Test
    void aDraftNeverCounts() {
        run(
                """
                insert into invoice_draft
                    (village_id, id, property_id, due_date, items, created_by, version, created_at,
                     updated_at)
                values ('%s', '%s', '%s', '%s', '[]', '%s', 0, now(), now())
                """
                        .formatted(GREEN.id(), UUID.randomUUID(), house, DUE, owner));

        roundAfter(400);

        assertThat(reminders()).isEmpty();
    }

    @Test
    void residentsSeeTheRemindersOfTheirHousesOnly() {
        var resident = fixture.userId(GREEN.resident(), GREEN);
        var own = fixture.house(GREEN, "residential", "50", resident, List.of());
        old.invoice(GREEN, own, DUE, "249.95");
        old.invoice(GREEN, house, DUE, "249.95");
        clock.moveTo(DUE.plusDays(400).atTime(LocalTime.NOON).atZone(BANGKOK).toInstant());

        daily.remindAll();

        var seen =
                fixture.get(api.asResident(GREEN), "/api/v1/reminders?level=six_months&limit=200")
                        .path("items")
                        .findValuesAsString("propertyId");
        assertThat(seen).contains(own.toString()).doesNotContain(house.toString());
        assertThat(levels()).containsExactly("six_months");
        assertThat(
                        fixture.get(api.asStaff(BLUE), "/api/v1/reminders?propertyId={id}", house)
                                .path("items")
                                .isEmpty())
                .isTrue();
    }

    /// At noon of that day in the village.
    private void roundAfter(int daysLate) {
        var day = DUE.plusDays(daysLate);
        clock.moveTo(day.atTime(LocalTime.NOON).atZone(BANGKOK).toInstant());
        var round =
                BillingFixture.body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/reminder-rounds")
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(round.path("day").asString()).isEqualTo(day.toString());
    }

    private List<JsonNode> reminders() {
        return fixture.get(api.asStaff(GREEN), "/api/v1/reminders?propertyId={id}", house)
                .path("items")
                .valueStream()
                .toList();
    }

    private List<String> levels() {
        return reminders().stream().map(reminder -> reminder.path("level").asString()).toList();
    }

    /// Those told since the oldest unpaid invoice fell due.
    private List<String> standing() {
        return reminders().stream()
                .filter(reminder -> !reminder.hasNonNull("clearedAt"))
                .map(reminder -> reminder.path("level").asString())
                .toList();
    }

    private int daysOf(String level) {
        var setting =
                Map.of(
                                "friendly", "coalesce(max(reminder_friendly_days), 7)",
                                "formal", "coalesce(max(reminder_formal_days), 30)",
                                "three_months", "coalesce(max(reminder_3_months_days), 90)",
                                "six_months", "coalesce(max(reminder_6_months_days), 180)")
                        .get(level);
        try (var connection = database.asSuperuser();
                var sql = connection.createStatement();
                var row =
                        sql.executeQuery(
                                "select %s from billing_settings where village_id = '%s'"
                                        .formatted(setting, GREEN.id()))) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(String statement) {
        try (var connection = database.asSuperuser();
                var sql = connection.createStatement()) {
            sql.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
