package io.smartvillage.expense.fiscalyear;

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
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class FiscalYearApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    private ExpenseFixture fixture;
    private UUID category;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
        category = fixture.category(GREEN);
    }

    @Test
    void aYearIsLaidOutOnceByItsBuddhistEraYear() {
        var year = body(fixture.layOut(GREEN, 2546).expectStatus().isCreated());

        assertThat(year.path("label").asString()).isEqualTo("2546");
        assertThat(year.path("startsOn").asString()).isEqualTo("2003-01-01");
        assertThat(year.path("endsOn").asString()).isEqualTo("2003-12-31");
        assertThat(code(fixture.layOut(GREEN, 2546).expectStatus().isEqualTo(409)))
                .isEqualTo("fiscal-year-known");
        assertThat(wrongFields(fixture.layOut(GREEN, 2003))).containsExactly("year");
    }

    @Test
    void nothingIsBookedInAClosedYearUntilItIsOpenedAgain() {
        var day = "2004-06-15";
        var year = fixture.fiscalYear(GREEN, 2547);
        var drafted = id(fixture.drafted(GREEN, category, "10", day));
        var submitted = fixture.submitted(GREEN, anExpense(category, "10", day));
        var approved = id(fixture.approved(GREEN, anExpense(category, "10", day)));
        var paid = id(fixture.booked(GREEN, category, "10", day));
        var elsewhere = id(fixture.drafted(GREEN, category, "10", "2002-01-01"));
        var fund = fixture.ownFund(GREEN);

        fixture.close(GREEN, year).expectStatus().isOk();

        assertThat(told("FiscalYearClosed", year).path("year").asInt()).isEqualTo(2547);
        closed(fixture.draft(GREEN, anExpense(category, "10", day)));
        closed(fixture.submit(GREEN, drafted));
        closed(fixture.approve(api.asAdmin(GREEN), submitted));
        closed(fixture.pay(GREEN, approved, day, Map.of()));
        closed(fixture.takeBack(GREEN, paid));
        closed(change(elsewhere, Map.of("paymentDate", day)));
        closed(
                fixture.post(
                        api.asAdmin(GREEN),
                        "/api/v1/funds/{id}/opening-balance",
                        Map.of("amount", 5, "on", day),
                        fund));
        fixture.pay(GREEN, approved, "2005-01-01", Map.of()).expectStatus().isOk();
        change(drafted, Map.of("paymentDate", "2005-01-01")).expectStatus().isOk();

        fixture.reopen(GREEN, year).expectStatus().isOk();
        told("FiscalYearReopened", year);
        fixture.takeBack(GREEN, paid).expectStatus().isOk();
        assertThat(
                        get(api.asStaff(GREEN), "/api/v1/fiscal-years/{id}/decisions", year)
                                .path("items")
                                .findValuesAsString("action"))
                .containsExactly("closed", "reopened");
    }

    @Test
    void aYearThatIsNotOverOrIsClosedIsNotClosed() {
        var ahead = fixture.year(GREEN);
        assertThat(code(fixture.close(GREEN, ahead).expectStatus().isEqualTo(409)))
                .isEqualTo("fiscal-year-not-over");
        assertThat(code(fixture.reopen(GREEN, ahead))).isEqualTo("fiscal-year-state");

        var past = fixture.fiscalYear(GREEN, 2544);
        fixture.close(GREEN, past).expectStatus().isOk();
        assertThat(code(fixture.close(GREEN, past))).isEqualTo("fiscal-year-state");
    }

    /// Whoever is paid beside the closing is in the books before it, or refused.
    @Test
    void aPaymentBesideTheClosingIsBeforeItOrRefused() throws Exception {
        var day = "2006-06-15";
        var year = fixture.fiscalYear(GREEN, 2549);
        var approved =
                IntStream.range(0, 6)
                        .mapToObj(_ -> id(fixture.approved(GREEN, anExpense(category, "10", day))))
                        .toList();
        var requests =
                new java.util.ArrayList<Callable<Integer>>(
                        approved.stream()
                                .map(expense ->
                                        (Callable<Integer>)
                                                () ->
                                                        status(
                                                                fixture.pay(
                                                                        GREEN, expense, day,
                                                                        Map.of())))
                                .toList());
        requests.add(3, () -> status(fixture.close(GREEN, year)));
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : all.invokeAll(requests)) {
                assertThat(answer.get()).isIn(200, 409);
            }
        }

        for (var expense : approved) {
            closed(
                    get(api.asStaff(GREEN), "/api/v1/expenses/{id}", expense)
                                    .path("status")
                                    .asString()
                                    .equals("paid")
                            ? fixture.takeBack(GREEN, expense)
                            : fixture.pay(GREEN, expense, day, Map.of()));
            assertThat(fixture.differences(GREEN, expense)).isEmpty();
        }
    }

    @Test
    void theMonthInWhichYearsBeginStaysOnceThereIsOne() {
        fixture.year(GREEN);
        var settings = api.asAdmin(GREEN);
        var version = get(settings, "/api/v1/expense-settings").path("version").asLong();

        var answer =
                settings.put()
                        .uri("/api/v1/expense-settings")
                        .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                        .body(
                                Map.of(
                                        "fiscalYearStartMonth",
                                        10,
                                        "limits",
                                        List.of(Map.of("role", "admin"))))
                        .exchange();

        assertThat(code(answer.expectStatus().isEqualTo(409))).isEqualTo("fiscal-years-exist");
    }

    @Test
    void anotherVillagesYearIsNotThere() {
        var year = fixture.year(GREEN);

        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/fiscal-years/{id}", year)
                .exchange()
                .expectStatus()
                .isNotFound();
        fixture.close(BLUE, year).expectStatus().isNotFound();
    }

    private static void closed(RestTestClient.ResponseSpec answer) {
        assertThat(code(answer.expectStatus().isEqualTo(409))).isEqualTo("fiscal-year-closed");
    }

    private RestTestClient.ResponseSpec change(UUID expense, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/expenses/{id}", expense)
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .body(change)
                .exchange();
    }

    private static int status(RestTestClient.ResponseSpec answer) {
        return answer.returnResult().getStatus().value();
    }

    private static List<String> wrongFields(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private JsonNode told(String type, UUID year) {
        return events.await(
                        "expense.fiscal-year.v1",
                        "expense." + type,
                        data -> data.path("fiscalYearId").asString().equals(year.toString()))
                .data();
    }
}
