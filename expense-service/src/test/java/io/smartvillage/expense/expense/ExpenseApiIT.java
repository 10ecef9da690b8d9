package io.smartvillage.expense.expense;

import static io.smartvillage.expense.ExpenseFixture.anExpense;
import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ExpenseApiIT {

    private static final String TOPIC = "expense.expense.v1";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired MovableClock clock;

    private ExpenseFixture fixture;
    private UUID category;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
        category = fixture.category(GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void booksAnExpenseAndTellsOfIt() {
        var expense = fixture.booked(GREEN, category, "12500.5", "2025-01-31");

        assertThat(expense.path("amount").decimalValue()).isEqualByComparingTo("12500.50");
        assertThat(expense.path("status").asString()).isEqualTo("paid");
        assertThat(
                        expense.path("receiptUrl").isMissingNode()
                                || expense.path("receiptUrl").isNull())
                .isTrue();
        assertThat(told("ExpenseBooked", id(expense)).path("amountSatang").asLong())
                .isEqualTo(1_250_050);
    }

    @Test
    void namesEveryWrongField() {
        var wrong = new HashMap<String, Object>();
        wrong.put("amount", -1.005);
        wrong.put("description", "");
        wrong.put("paymentDate", "2568-01-31");
        wrong.put("colour", "red");

        assertThat(wrongFields(fixture.draft(GREEN, wrong)))
                .containsOnly("amount", "description", "paymentDate", "colour", "categoryId");
    }

    @ParameterizedTest
    @CsvSource({
        "amount, 0",
        "amount, 0.001",
        "amount, 1234567890123",
        "paymentDate, 2025-02-29",
        "paymentDate, 1999-12-31",
        "paymentDate, yesterday",
        "categoryId, 7",
        "description, ' '"
    })
    void refusesAWrongValue(String field, String value) {
        var expense = anExpense(category, "10", "2025-01-31");
        expense.put(field, field.equals("amount") ? new BigDecimal(value) : value);

        assertThat(wrongFields(fixture.draft(GREEN, expense))).containsExactly(field);
        assertThat(ids("categoryId=" + category)).isEmpty();
    }

    @Test
    void takesADayUpToAMonthAheadOnTheVillagesCalendar() {
        clock.moveTo(Instant.parse("2026-11-22T18:00:00Z")); // the 23rd in Bangkok

        fixture.draft(GREEN, anExpense(category, "10", "2026-12-24")).expectStatus().isCreated();
        assertThat(wrongFields(fixture.draft(GREEN, anExpense(category, "10", "2026-12-25"))))
                .containsExactly("paymentDate");
    }

    @Test
    void refusesACategoryThatTheVillageDoesNotHave() {
        assertThat(
                        wrongFields(
                                fixture.draft(
                                        GREEN, anExpense(UUID.randomUUID(), "10", "2025-01-31"))))
                .containsExactly("categoryId");
    }

    @Test
    void changesADraft() {
        var expense = id(fixture.drafted(GREEN, category, "10", "2025-01-31"));
        var other = fixture.category(GREEN);

        var changed =
                body(
                        patch(expense, "\"0\"", Map.of("amount", 20.25, "categoryId", other))
                                .expectStatus()
                                .isOk());

        assertThat(changed.path("amount").decimalValue()).isEqualByComparingTo("20.25");
        assertThat(changed.path("paymentDate").asString()).isEqualTo("2025-01-31");
        assertThat(told("ExpenseChanged", expense).path("categoryId").asString())
                .isEqualTo(other.toString());
        patch(expense, "\"0\"", Map.of("amount", 30)).expectStatus().isEqualTo(412);
        assertThat(wrongFields(patch(expense, "\"1\"", Map.of("amount", -1, "description", " "))))
                .containsExactlyInAnyOrder("amount", "description");
    }

    @Test
    void anExpenseMayStayOnAClosedCategoryButNotMoveToOne() {
        var closed = fixture.category(GREEN);
        var stays = id(fixture.drafted(GREEN, closed, "10", "2025-01-31"));
        var moves = id(fixture.drafted(GREEN, category, "10", "2025-01-31"));
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/expense-categories/{id}/deactivation", closed)
                .exchange()
                .expectStatus()
                .isOk();

        patch(stays, "\"0\"", Map.of("amount", 11)).expectStatus().isOk();
        patch(moves, "\"0\"", Map.of("categoryId", closed)).expectStatus().isEqualTo(409);
    }

    @Test
    void aVoidExpenseStaysAsItIs() {
        var expense = id(fixture.booked(GREEN, category, "10", "2025-01-31"));

        var voided = body(fixture.takeBack(GREEN, expense).expectStatus().isOk());

        assertThat(voided.path("status").asString()).isEqualTo("void");
        assertThat(voided.path("voided").path("reason").asString()).isEqualTo("booked twice");
        assertThat(told("ExpenseVoided", expense).path("amountSatang").asLong()).isEqualTo(1000);
        fixture.takeBack(GREEN, expense).expectStatus().isEqualTo(409);
        patch(expense, "\"4\"", Map.of("amount", 11)).expectStatus().isEqualTo(409);
        fixture.attach(GREEN, expense, ExpenseFixture.image("png", 10, 10))
                .expectStatus()
                .isEqualTo(409);
        api.asAdmin(GREEN)
                .method(HttpMethod.DELETE)
                .uri("/api/v1/expenses/{id}", expense)
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void aVoidingNeedsAReason() {
        var expense = id(fixture.booked(GREEN, category, "10", "2025-01-31"));

        assertThat(
                        wrongFields(
                                api.asStaff(GREEN)
                                        .post()
                                        .uri("/api/v1/expenses/{id}/void", expense)
                                        .body(Map.of("reason", " "))
                                        .exchange()))
                .containsExactly("reason");
        assertThat(get(expense).path("status").asString()).isEqualTo("paid");
    }

    @Test
    void listsTheLatestPaidFirstAndEachOnce() {
        var second = id(fixture.booked(GREEN, category, "20", "2025-02-02"));
        var first = id(fixture.booked(GREEN, category, "10", "2025-01-01"));
        var third = id(fixture.booked(GREEN, category, "30", "2025-02-02"));

        assertThat(ids("categoryId=" + category)).containsExactly(third, second, first);
        assertThat(ids("limit=1&categoryId=" + category)).containsExactly(third, second, first);
    }

    @Test
    void filtersByDayAmountAndStatus() {
        var january = id(fixture.booked(GREEN, category, "10", "2025-01-31"));
        var february = id(fixture.booked(GREEN, category, "20.50", "2025-02-01"));
        var gone = id(fixture.booked(GREEN, category, "30", "2025-02-02"));
        fixture.takeBack(GREEN, gone).expectStatus().isOk();
        var all = "categoryId=" + category;

        assertThat(ids(all + "&to=2025-01-31")).containsExactly(january);
        assertThat(ids(all + "&from=2025-02-01&to=2025-02-01")).containsExactly(february);
        assertThat(ids(all + "&minAmount=20.5")).containsExactly(gone, february);
        assertThat(ids(all + "&minAmount=10&maxAmount=20.49")).containsExactly(january);
        assertThat(ids(all + "&status=void")).containsExactly(gone);
        assertThat(ids(all + "&status=paid")).containsExactly(february, january);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status=lost|status",
                "from=2025-02-30|from",
                "from=01/02/2025|from",
                "from=2025-02-02&to=2025-02-01|from",
                "to=%2B999999999-01-01|to",
                "minAmount=-1|minAmount",
                "minAmount=1.001|minAmount",
                "maxAmount=lots|maxAmount",
                "minAmount=2&maxAmount=1|minAmount",
                "categoryId=7|categoryId",
                "limit=0|limit",
                "cursor=nonsense|cursor"
            })
    void refusesAWrongFilter(String query, String field) {
        assertThat(
                        wrongFields(
                                api.asStaff(GREEN)
                                        .get()
                                        .uri(
                                                java.net.URI.create(
                                                        "http://127.0.0.1:%d/api/v1/expenses?%s"
                                                                .formatted(api.port(), query)))
                                        .exchange()))
                .containsExactly(field);
    }

    @Test
    void sumsUpByCategoryAndMonthWithoutWhatIsVoid() {
        var other = fixture.category(GREEN);
        fixture.booked(GREEN, category, "10.10", "2019-01-01");
        fixture.booked(GREEN, category, "20.20", "2019-01-31");
        fixture.booked(GREEN, other, "5", "2019-01-15");
        fixture.booked(GREEN, category, "40", "2019-02-01");
        fixture.booked(GREEN, category, "99", "2019-03-01");
        fixture.takeBack(GREEN, id(fixture.booked(GREEN, category, "7", "2019-01-02")))
                .expectStatus()
                .isOk();
        fixture.booked(BLUE, fixture.category(BLUE), "1000", "2019-01-02");

        var summary = body(summary("2019-01-01", "2019-02-28").expectStatus().isOk());

        assertThat(summary.path("count").asLong()).isEqualTo(4);
        assertThat(summary.path("amount").decimalValue()).isEqualByComparingTo("75.30");
        assertThat(amounts(summary))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "2019-01 " + category, "2 x 30.30",
                                "2019-01 " + other, "1 x 5.00",
                                "2019-02 " + category, "1 x 40.00"));
    }

    @Test
    void aSummaryNeedsAPeriod() {
        assertThat(wrongFields(summary("2025-02-02", "2025-02-01"))).containsExactly("from");
        assertThat(wrongFields(summary("2020-01-01", "2025-01-01"))).containsExactly("to");
        assertThat(wrongFields(summary("2020-01-01", "later"))).containsExactly("to");
        assertThat(
                        wrongFields(
                                api.asStaff(GREEN)
                                        .get()
                                        .uri("/api/v1/expenses/summary?to=2025-01-01")
                                        .exchange()))
                .containsExactly("from");
        summary("2020-01-01", "2024-12-31").expectStatus().isOk();
    }

    @Test
    void theSameKeyBooksOnce() {
        var key = UUID.randomUUID().toString();
        var expense = anExpense(category, "10", "2025-01-31");

        var first = body(book(key, expense).expectStatus().isCreated());
        var second = body(book(key, expense).expectStatus().isCreated());

        assertThat(second).isEqualTo(first);
        assertThat(ids("categoryId=" + category)).hasSize(1);
        book(key, anExpense(category, "11", "2025-01-31")).expectStatus().isEqualTo(422);
    }

    @Test
    void residentsGuardsAndOtherVillagesSeeNothing() {
        var expense = id(fixture.booked(GREEN, category, "10", "2025-01-31"));

        read(api.asResident(GREEN), expense).expectStatus().isForbidden();
        read(api.asGuard(GREEN), expense).expectStatus().isForbidden();
        read(api.asAdmin(BLUE), expense).expectStatus().isNotFound();
        assertThat(idsOf(BLUE, "limit=200")).doesNotContain(expense);
    }

    private RestTestClient.ResponseSpec book(String key, Map<String, Object> expense) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/expenses")
                .header("Idempotency-Key", key)
                .body(expense)
                .exchange();
    }

    private RestTestClient.ResponseSpec summary(String from, String to) {
        return api.asStaff(GREEN)
                .get()
                .uri("/api/v1/expenses/summary?from={from}&to={to}", from, to)
                .exchange();
    }

    private static Map<String, String> amounts(JsonNode summary) {
        var amounts = new HashMap<String, String>();
        for (var month : summary.path("months")) {
            amounts.put(
                    month.path("month").asString() + " " + month.path("categoryId").asString(),
                    month.path("count").asLong()
                            + " x "
                            + month.path("amount").decimalValue().setScale(2).toPlainString());
        }
        return amounts;
    }

    private List<UUID> ids(String query) {
        return idsOf(GREEN, query);
    }

    private List<UUID> idsOf(DemoVillage village, String query) {
        var ids = new ArrayList<UUID>();
        var cursor = "";
        do {
            var page =
                    body(
                            api.asStaff(village)
                                    .get()
                                    .uri("/api/v1/expenses?" + query + cursor)
                                    .exchange()
                                    .expectStatus()
                                    .isOk());
            page.path("items").forEach(expense -> ids.add(id(expense)));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        } while (!cursor.endsWith("="));
        return ids;
    }

    private JsonNode get(UUID expense) {
        return body(read(api.asStaff(GREEN), expense).expectStatus().isOk());
    }

    private static RestTestClient.ResponseSpec read(RestTestClient client, UUID expense) {
        return client.get().uri("/api/v1/expenses/{id}", expense).exchange();
    }

    private RestTestClient.ResponseSpec patch(UUID id, String eTag, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/expenses/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(change)
                .exchange();
    }

    private static List<String> wrongFields(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private JsonNode told(String type, UUID expenseId) {
        return events.await(
                        TOPIC,
                        "expense." + type,
                        data -> data.path("expenseId").asString().equals(expenseId.toString()))
                .data();
    }
}
