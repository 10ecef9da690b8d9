package io.smartvillage.expense.expense;

import static io.smartvillage.expense.ExpenseFixture.anExpense;
import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.code;
import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.Approver;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// From draft to paid, by two people.
@VillageServiceTest
class ExpenseWorkflowIT {

    private static final String DAY = "2025-01-31";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired ApproveExpense approveExpense;

    private ExpenseFixture fixture;
    private UUID category;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
        category = fixture.category(GREEN);
    }

    @Test
    void computesTheTaxesFromTheDraftOn() {
        var expense =
                body(
                        fixture.draft(
                                        GREEN,
                                        with(Map.of("vat", "standard", "withholding", "service")))
                                .expectStatus()
                                .isCreated());

        assertThat(baht(expense, "amount")).isEqualByComparingTo("1000.50");
        assertThat(baht(expense, "vatAmount")).isEqualByComparingTo("70.04");
        assertThat(baht(expense, "totalAmount")).isEqualByComparingTo("1070.54");
        assertThat(baht(expense, "withheldAmount")).isEqualByComparingTo("30.02");
        assertThat(baht(expense, "netAmount")).isEqualByComparingTo("1040.52");
        assertThat(expense.path("status").asString()).isEqualTo("draft");
    }

    @Test
    void goesFromDraftToPaidAndRemembersWho() {
        var expense = fixture.approved(GREEN, with(Map.of("vat", "standard")));
        assertThat(expense.path("status").asString()).isEqualTo("approved");

        var paid =
                body(
                        fixture.pay(GREEN, id(expense), "2025-02-03", Map.of("reference", "C-1"))
                                .expectStatus()
                                .isOk());

        assertThat(paid.path("status").asString()).isEqualTo("paid");
        assertThat(paid.path("paymentDate").asString()).isEqualTo("2025-02-03");
        assertThat(paid.path("payment").path("number").asString()).matches("PV-2568-\\d{6}");
        assertThat(paid.path("payment").path("fundId").asString())
                .isEqualTo(fixture.fund(GREEN, "common").toString());
        var decisions =
                get(api.asStaff(GREEN), "/api/v1/expenses/{id}/decisions", id(expense))
                        .path("items");
        assertThat(decisions.findValuesAsString("action"))
                .containsExactly("drafted", "submitted", "approved", "paid");
        assertThat(decisions.findValuesAsString("toStatus"))
                .containsExactly("draft", "submitted", "approved", "paid");
        assertThat(decisions.path(2).path("decidedBy"))
                .isNotEqualTo(decisions.path(0).path("decidedBy"));
        assertThat(baht(decisions.path(2), "amount")).isEqualByComparingTo("1070.54");
        assertThat(told("ExpenseSubmitted", id(expense)).path("round").asInt()).isEqualTo(1);
        assertThat(told("ExpenseApproved", id(expense)).path("approvalsMissing").asInt()).isZero();
        assertThat(told("ExpenseBooked", id(expense)).path("vatSatang").asLong()).isEqualTo(7004);
        assertThat(fixture.differences(GREEN, id(expense))).isEmpty();
    }

    @Test
    void itsMakerDoesNotApproveIt() {
        allowStaff("1000000");
        try {
            var byStaff = fixture.submitted(GREEN, with(Map.of()));
            assertThat(code(fixture.approve(api.asStaff(GREEN), byStaff)))
                    .isEqualTo("maker-is-not-checker");
            assertThat(code(fixture.step(api.asStaff(GREEN), "rejection", id(byStaff))))
                    .isEqualTo("maker-is-not-checker");

            var byBoth = body(fixture.draft(GREEN, with(Map.of())).expectStatus().isCreated());
            patch(api.asAdmin(GREEN), id(byBoth), 0, Map.of("amount", 999)).expectStatus().isOk();
            var changed = body(fixture.submit(GREEN, id(byBoth)).expectStatus().isOk());
            assertThat(code(fixture.approve(api.asAdmin(GREEN), changed)))
                    .as("who has changed it has made it")
                    .isEqualTo("maker-is-not-checker");
            assertThat(status(id(byStaff))).isEqualTo("submitted");
        } finally {
            allowStaff(null);
        }
    }

    @Test
    void itsMakerDoesNotApproveItWithManyRequestsAtOnceEither() throws Exception {
        allowStaff("1000000");
        try {
            var expense = fixture.submitted(GREEN, with(Map.of()));
            assertThat(atOnce(8, () -> fixture.approve(api.asStaff(GREEN), expense)))
                    .containsOnly(409);
            assertThat(status(id(expense))).isEqualTo("submitted");
            assertThat(count("expense_decision", "action = 'approved'", id(expense))).isZero();
        } finally {
            allowStaff(null);
        }
    }

    @Test
    void theDatabaseRefusesAMakerWhoChecksWhateverTheApplicationSays() {
        var expense = fixture.submitted(GREEN, with(Map.of()));
        var maker = expense.path("bookedBy").asString();

        assertThat(refusal(decision(id(expense), "approved", "checker", maker)))
                .contains("expense_maker_is_not_its_checker");
        assertThat(refusal(decision(id(expense), "approved", "maker", maker)))
                .contains("expense_decision_part");
        assertThat(
                        refusal(
                                """
                                insert into expense_part (village_id, expense_id, person_id, part)
                                values ('%s', '%s', '%s', 'checker')
                                """
                                        .formatted(GREEN.id(), id(expense), maker)))
                .contains("expense_part_pkey");
        assertThat(
                        refusal(
                                decision(id(expense), "approved", "checker", maker)
                                        .replace("'submitted', 'approved'", "'draft', 'paid'")))
                .contains("expense_decision_step");
    }

    @Test
    void whoeverCheckedItDoesNotChangeItLater() {
        var expense = fixture.submitted(GREEN, with(Map.of()));
        fixture.step(api.asAdmin(GREEN), "rejection", id(expense)).expectStatus().isOk();
        assertThat(told("ExpenseRejected", id(expense)).path("round").asInt()).isEqualTo(1);
        fixture.step(api.asAdmin(GREEN), "return", id(expense)).expectStatus().isOk();

        assertThat(code(patch(api.asAdmin(GREEN), id(expense), 3, Map.of("amount", 5))))
                .isEqualTo("checker-is-not-maker");
        patch(api.asStaff(GREEN), id(expense), 3, Map.of("amount", 5)).expectStatus().isOk();
        var again = body(fixture.submit(GREEN, id(expense)).expectStatus().isOk());
        assertThat(again.path("round").asInt()).isEqualTo(2);
        fixture.approve(api.asAdmin(GREEN), again).expectStatus().isOk();
    }

    @Test
    void whatWasSubmittedChangesOnlyOnceItIsADraftAgain() {
        var expense = fixture.approved(GREEN, with(Map.of()));
        assertThat(code(patch(api.asStaff(GREEN), id(expense), 2, Map.of("amount", 5))))
                .isEqualTo("expense-state");

        fixture.step(api.asStaff(GREEN), "return", id(expense)).expectStatus().isOk();
        patch(api.asStaff(GREEN), id(expense), 3, Map.of("amount", 5)).expectStatus().isOk();
        assertThat(code(fixture.pay(GREEN, id(expense), DAY, Map.of()))).isEqualTo("expense-state");
    }

    @Test
    void anApprovalIsForTheAmountThatWasSeen() {
        var expense = fixture.submitted(GREEN, with(Map.of()));

        var answer =
                fixture.post(
                        api.asAdmin(GREEN),
                        "/api/v1/expenses/{id}/approval",
                        Map.of("totalAmount", new BigDecimal("1000.49")),
                        id(expense));

        assertThat(code(answer.expectStatus().isEqualTo(409))).isEqualTo("expense-amount-changed");
    }

    @Test
    void nobodyApprovesMoreThanTheirLimit() {
        allowStaff("1000.49");
        try {
            var expense = body(byAdmin(with(Map.of())).expectStatus().isCreated());
            fixture.post(
                            api.asAdmin(GREEN),
                            "/api/v1/expenses/{id}/submission",
                            Map.of(),
                            id(expense))
                    .expectStatus()
                    .isOk();
            assertThat(
                            code(
                                    fixture.approve(api.asStaff(GREEN), expense)
                                            .expectStatus()
                                            .isEqualTo(409)))
                    .isEqualTo("approval-over-limit");
            allowStaff("1000.50");
            fixture.approve(api.asStaff(GREEN), expense).expectStatus().isOk();
        } finally {
            allowStaff(null);
        }
    }

    @Test
    void aboveTheVillagesLimitTwoDifferentPeopleApprove() {
        settings(null, "1000");
        try {
            var expense = fixture.submitted(GREEN, with(Map.of()));
            var first = body(fixture.approve(api.asAdmin(GREEN), expense).expectStatus().isOk());
            assertThat(first.path("status").asString()).isEqualTo("submitted");
            assertThat(code(fixture.approve(api.asAdmin(GREEN), expense)))
                    .isEqualTo("approved-already");
            assertThat(code(fixture.pay(GREEN, id(expense), DAY, Map.of())))
                    .isEqualTo("expense-state");

            var maker = UUID.fromString(expense.path("bookedBy").asString());
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> approveAs(maker, expense))
                    .satisfies(
                            e -> assertThat(e.refusal()).isEqualTo(Refusal.MAKER_IS_NOT_CHECKER));
            approveAs(UUID.randomUUID(), expense);
            assertThat(status(id(expense))).isEqualTo("approved");
        } finally {
            settings(null, null);
        }
    }

    @Test
    void ofTwoDecisionsAtOnceOneIsMade() throws Exception {
        var expense = fixture.submitted(GREEN, with(Map.of()));

        var answers =
                atOnce(
                        List.of(
                                () -> fixture.approve(api.asAdmin(GREEN), expense),
                                () -> fixture.step(api.asAdmin(GREEN), "rejection", id(expense))));

        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(count("expense_decision", "part = 'checker'", id(expense))).isEqualTo(1);
    }

    @Test
    void itIsPaidOnceHoweverManyAsk() throws Exception {
        var expense = fixture.approved(GREEN, with(Map.of()));

        var answers = atOnce(6, () -> fixture.pay(GREEN, id(expense), DAY, Map.of()));

        assertThat(answers).containsOnlyOnce(200);
        assertThat(answers).containsOnly(200, 409);
        assertThat(fixture.differences(GREEN, id(expense))).isEmpty();
    }

    @Test
    void numbersHaveNoGapsWhenManyArePaidAtOnceAndSomeAreRefused() throws Exception {
        var day = "2011-06-15";
        var good =
                IntStream.range(0, 8)
                        .mapToObj(_ -> id(fixture.approved(GREEN, anExpense(category, "10", day))))
                        .toList();
        var bad =
                IntStream.range(0, 4)
                        .mapToObj(_ -> id(fixture.submitted(GREEN, anExpense(category, "10", day))))
                        .toList();

        var answers =
                atOnce(
                        Stream.concat(good.stream(), bad.stream())
                                .map(expense ->
                                        (Callable<RestTestClient.ResponseSpec>)
                                                () -> fixture.pay(GREEN, expense, day, Map.of()))
                                .toList());

        assertThat(answers).containsOnly(200, 409);
        var numbers =
                good.stream()
                        .map(expense ->
                                get(api.asStaff(GREEN), "/api/v1/expenses/{id}", expense)
                                        .path("payment")
                                        .path("number")
                                        .asString())
                        .toList();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 8).mapToObj("PV-2554-%06d"::formatted).toList());
        assertThat(checks()).doesNotContain("numbers");
    }

    @Test
    void aPaymentIsTakenBackByACheckerOnly() {
        var expense = fixture.booked(GREEN, category, "2000", DAY);

        assertThat(code(fixture.step(api.asStaff(GREEN), "void", id(expense))))
                .isIn("approval-over-limit", "maker-is-not-checker");
        fixture.takeBack(GREEN, id(expense)).expectStatus().isOk();
        told("ExpenseVoided", id(expense));
        assertThat(fixture.differences(GREEN, id(expense))).isEmpty();
        assertThat(
                        get(
                                        api.asStaff(GREEN),
                                        "/api/v1/journal-postings?sourceId={id}",
                                        id(expense))
                                .path("items")
                                .findValuesAsString("kind"))
                .containsExactly("payment", "payment", "void", "void");
    }

    @Test
    void aDraftIsDiscardedByItsMaker() {
        var expense = id(fixture.drafted(GREEN, category, "10", DAY));

        fixture.step(api.asStaff(GREEN), "void", expense).expectStatus().isOk();

        told("ExpenseDiscarded", expense);
        assertThat(status(expense)).isEqualTo("void");
    }

    @Test
    void theSameInvoiceOfAVendorIsTakenOnce() throws Exception {
        var vendor = fixture.vendor(GREEN);
        var invoice = with(Map.of("vendorId", vendor, "invoiceNumber", "IV 1042/a"));
        var first = id(body(fixture.draft(GREEN, invoice).expectStatus().isCreated()));

        var same = with(Map.of("vendorId", vendor, "invoiceNumber", "iv1042/A"));
        var refused = body(fixture.draft(GREEN, same).expectStatus().isEqualTo(409));
        assertThat(refused.path("type").asString()).endsWith(":expense-duplicate");
        assertThat(refused.path("detail").asString()).contains(first.toString());

        same.put("vendorId", fixture.vendor(GREEN));
        fixture.draft(GREEN, same).expectStatus().isCreated();
        fixture.step(api.asStaff(GREEN), "void", first).expectStatus().isOk();
        assertThat(atOnce(5, () -> fixture.draft(GREEN, invoice)))
                .containsOnlyOnce(201)
                .containsOnly(201, 409);
    }

    @Test
    void aVendorMustBeKnownAndActive() {
        var vendor = fixture.vendor(GREEN);
        fixture.post(api.asStaff(GREEN), "/api/v1/vendors/{id}/deactivation", Map.of(), vendor)
                .expectStatus()
                .isOk();

        assertThat(code(fixture.draft(GREEN, with(Map.of("vendorId", vendor)))))
                .isEqualTo("vendor-inactive");
        assertThat(
                        body(fixture.draft(
                                                BLUE,
                                                anExpense(
                                                        fixture.category(BLUE),
                                                        "10",
                                                        DAY,
                                                        Map.of("vendorId", vendor)))
                                        .expectStatus()
                                        .isBadRequest())
                                .path("errors")
                                .findValuesAsString("field"))
                .containsExactly("vendorId");
    }

    @Test
    void aPaymentIsOfTheDaysUntilToday() {
        var expense = fixture.approved(GREEN, with(Map.of()));

        for (var day : List.of("2999-01-01", "1999-12-31")) {
            assertThat(
                            body(fixture.pay(GREEN, id(expense), day, Map.of())
                                            .expectStatus()
                                            .isBadRequest())
                                    .path("errors")
                                    .findValuesAsString("field"))
                    .containsExactly("paidOn");
        }
        assertThat(status(id(expense))).isEqualTo("approved");
    }

    private Map<String, Object> with(Map<String, Object> more) {
        return anExpense(category, "1000.50", DAY, more);
    }

    private RestTestClient.ResponseSpec byAdmin(Map<String, Object> expense) {
        return fixture.post(api.asAdmin(GREEN), "/api/v1/expenses", expense);
    }

    private void approveAs(UUID person, JsonNode expense) {
        CurrentVillage.run(
                GREEN.id(),
                () ->
                        approveExpense.approve(
                                id(expense),
                                baht(expense, "totalAmount"),
                                new Approver(person, Set.of("admin"))));
    }

    private void allowStaff(@Nullable String upTo) {
        settings(upTo, null);
    }

    private void settings(@Nullable String staff, @Nullable String secondAbove) {
        var limits = new ArrayList<Map<String, Object>>(List.of(Map.of("role", "admin")));
        if (staff != null) {
            limits.add(Map.of("role", "staff", "upTo", new BigDecimal(staff)));
        }
        var settings = new HashMap<String, Object>(Map.of("fiscalYearStartMonth", 1));
        settings.put("limits", limits);
        if (secondAbove != null) {
            settings.put("secondApprovalAbove", new BigDecimal(secondAbove));
        }
        var version = get(api.asAdmin(GREEN), "/api/v1/expense-settings").path("version").asLong();
        api.asAdmin(GREEN)
                .put()
                .uri("/api/v1/expense-settings")
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(settings)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private RestTestClient.ResponseSpec patch(
            RestTestClient who, UUID expense, int version, Map<String, Object> change) {
        return who.patch()
                .uri("/api/v1/expenses/{id}", expense)
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(change)
                .exchange();
    }

    private static List<Integer> atOnce(int times, Callable<RestTestClient.ResponseSpec> request)
            throws Exception {
        return atOnce(IntStream.range(0, times).mapToObj(_ -> request).toList());
    }

    private static List<Integer> atOnce(List<Callable<RestTestClient.ResponseSpec>> requests)
            throws Exception {
        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer : all.invokeAll(requests)) {
                statuses.add(answer.get().returnResult().getStatus().value());
            }
            return statuses;
        }
    }

    private String status(UUID expense) {
        return get(api.asStaff(GREEN), "/api/v1/expenses/{id}", expense).path("status").asString();
    }

    private List<String> checks() {
        return get(api.asStaff(GREEN), "/api/v1/journal/check")
                .path("differences")
                .findValuesAsString("check");
    }

    private static BigDecimal baht(JsonNode of, String field) {
        return of.path(field).decimalValue();
    }

    private static String decision(UUID expense, String action, String part, String by) {
        return """
        insert into expense_decision (village_id, id, expense_id, action, from_status, to_status,
            round, part, amount, decided_by, decided_at)
        values ('%s', gen_random_uuid(), '%s', '%s', 'submitted', 'approved', 1, '%s', 1, '%s',
            now())
        """
                .formatted(GREEN.id(), expense, action, part, by);
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

    private long count(String table, String where, UUID expense) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from %s where %s and expense_id = '%s'"
                                        .formatted(table, where, expense))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private JsonNode told(String type, UUID expenseId) {
        return events.await(
                        "expense.expense.v1",
                        "expense." + type,
                        data -> data.path("expenseId").asString().equals(expenseId.toString()))
                .data();
    }
}
