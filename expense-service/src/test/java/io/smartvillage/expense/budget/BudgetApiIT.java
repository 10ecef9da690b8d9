package io.smartvillage.expense.budget;

import static io.smartvillage.expense.ExpenseFixture.anExpense;
import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.code;
import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class BudgetApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    private ExpenseFixture fixture;
    private UUID category;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
        category = fixture.category(GREEN);
    }

    @Test
    void anApprovedVersionTakesThePlaceOfTheOneBefore() {
        var year = fixture.year(GREEN);
        var first = fixture.budget(GREEN, year, category, "1000");
        var second = fixture.budget(GREEN, year, category, "2000");

        approve(first).expectStatus().isOk();
        var inForce = body(approve(second).expectStatus().isOk());

        assertThat(inForce.path("version").asInt()).isEqualTo(2);
        assertThat(inForce.path("status").asString()).isEqualTo("approved");
        assertThat(budget(first).path("status").asString()).isEqualTo("superseded");
        assertThat(code(approve(first).expectStatus().isEqualTo(409))).isEqualTo("budget-state");
        assertThat(
                        get(api.asStaff(GREEN), "/api/v1/budgets?fiscalYearId={id}", year)
                                .path("items")
                                .findValuesAsString("status"))
                .containsExactly("approved", "superseded");
    }

    @Test
    void itsDrafterDoesNotApproveIt() {
        var year = fixture.year(GREEN);
        var budget =
                id(
                        body(
                                fixture.post(
                                                api.asAdmin(GREEN),
                                                "/api/v1/budgets",
                                                Map.of(
                                                        "fiscalYearId",
                                                        year,
                                                        "lines",
                                                        List.of(line(category))))
                                        .expectStatus()
                                        .isCreated()));

        assertThat(code(approve(budget).expectStatus().isEqualTo(409)))
                .isEqualTo("maker-is-not-checker");
        assertThat(
                        refusal(
                                "update budget set status = 'approved', approved_by = drafted_by,"
                                        + " approved_at = now() where id = '%s'".formatted(budget)))
                .contains("budget_maker_is_not_its_checker");
        fixture.post(api.asStaff(GREEN), "/api/v1/budgets/{id}/approval", Map.of(), budget)
                .expectStatus()
                .isForbidden();
    }

    @Test
    void namesCategoriesThatAreUnknownOrTwice() {
        var year = fixture.year(GREEN);

        assertThat(wrong(year, List.of(line(category), line(category)))).containsExactly("lines");
        assertThat(wrong(year, List.of(line(fixture.category(BLUE))))).containsExactly("lines");
        assertThat(wrong(year, List.of())).containsExactly("lines");
        fixture.post(
                        api.asStaff(GREEN),
                        "/api/v1/budgets",
                        Map.of("fiscalYearId", UUID.randomUUID(), "lines", List.of(line(category))))
                .expectStatus()
                .isNotFound();
    }

    @Test
    void comparesWithWhatWasPaidAndWhatIsApproved() {
        var year = fixture.fiscalYear(GREEN, 2563);
        var beneath = fixture.categoryBeneath(GREEN, category);
        var budget = fixture.budget(GREEN, year, category, "1000");
        fixture.booked(GREEN, category, "100", "2020-01-15");
        fixture.booked(GREEN, beneath, "20.50", "2020-02-15");
        fixture.booked(GREEN, beneath, "400", "2020-04-01");
        fixture.booked(GREEN, beneath, "7", "2021-01-01");
        fixture.takeBack(GREEN, id(fixture.booked(GREEN, beneath, "9", "2020-01-15")))
                .expectStatus()
                .isOk();
        fixture.approved(GREEN, anExpense(beneath, "50", "2020-03-15"));
        fixture.drafted(GREEN, beneath, "5000", "2020-03-15");

        var line =
                get(api.asStaff(GREEN), "/api/v1/budgets/{id}/comparison?asOf=2020-03-10", budget)
                        .path("lines")
                        .path(0);

        assertThat(baht(line, "actual")).isEqualTo("120.50");
        assertThat(baht(line, "committed")).isEqualTo("50.00");
        assertThat(baht(line, "remaining")).isEqualTo("829.50");
        assertThat(baht(line, "forecast")).isEqualTo("532.00");
    }

    @Test
    void aClosedYearGetsNoBudget() {
        var year = fixture.fiscalYear(GREEN, 2551);
        var budget = fixture.budget(GREEN, year, category, "1000");
        fixture.close(GREEN, year).expectStatus().isOk();

        assertThat(code(approve(budget).expectStatus().isEqualTo(409)))
                .isEqualTo("fiscal-year-closed");
    }

    private static Map<String, Object> line(UUID category) {
        return Map.of("categoryId", category, "amount", 10);
    }

    private List<String> wrong(UUID year, List<Map<String, Object>> lines) {
        return body(fixture.post(
                                api.asStaff(GREEN),
                                "/api/v1/budgets",
                                Map.of("fiscalYearId", year, "lines", lines))
                        .expectStatus()
                        .isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private RestTestClient.ResponseSpec approve(UUID budget) {
        return fixture.post(api.asAdmin(GREEN), "/api/v1/budgets/{id}/approval", Map.of(), budget);
    }

    private JsonNode budget(UUID budget) {
        return get(api.asStaff(GREEN), "/api/v1/budgets/{id}", budget);
    }

    private static String baht(JsonNode line, String field) {
        return line.path(field).decimalValue().setScale(2).toPlainString();
    }

    private String refusal(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
            return "";
        } catch (SQLException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
