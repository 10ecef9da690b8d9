package io.smartvillage.expense.category;

import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.id;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class CategoryApiIT {

    private static final String TOPIC = "expense.expense-category.v1";

    @Autowired Api api;
    @Autowired TestEvents events;

    private ExpenseFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
    }

    @Test
    void createsACategoryAndTellsOfIt() {
        var category = body(fixture.createCategory(GREEN, "ค่าไฟ").expectStatus().isCreated());

        assertThat(category.path("status").asString()).isEqualTo("active");
        assertThat(told("ExpenseCategoryCreated", id(category)).path("name").asString())
                .isEqualTo("ค่าไฟ");
    }

    @Test
    void aNameIsTakenWhateverItsCase() {
        fixture.createCategory(GREEN, "Water Works").expectStatus().isCreated();
        var other = fixture.category(GREEN);

        fixture.createCategory(GREEN, "water works ").expectStatus().isEqualTo(409);
        patch(other, "\"0\"", Map.of("name", "WATER WORKS")).expectStatus().isEqualTo(409);
        fixture.createCategory(BLUE, "Water Works").expectStatus().isCreated();
    }

    @Test
    void changesNameAndDescriptionForThoseWhoHaveSeenTheLatest() {
        var category = fixture.category(GREEN);

        var changed =
                body(
                        patch(category, "\"0\"", Map.of("name", "Renamed", "description", ""))
                                .expectStatus()
                                .isOk());

        assertThat(changed.path("name").asString()).isEqualTo("Renamed");
        assertThat(changed.path("description").asString()).isEmpty();
        told("ExpenseCategoryChanged", category);
        patch(category, "\"0\"", Map.of("name", "Again")).expectStatus().isEqualTo(412);
        patch(category, "\"1\"", Map.of("name", "RENAMED")).expectStatus().isOk();
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        api.asAdmin(GREEN)
                                .post()
                                .uri("/api/v1/expense-categories")
                                .body(
                                        Map.of(
                                                "name",
                                                "a\u0000b",
                                                "description",
                                                "x".repeat(2001),
                                                "colour",
                                                "red"))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("name", "description", "colour");
        var blank =
                body(
                        patch(fixture.category(GREEN), "\"0\"", Map.of("name", " "))
                                .expectStatus()
                                .isBadRequest());
        assertThat(blank.path("errors").path(0).path("message").asString())
                .isEqualTo("must not be blank");
    }

    @Test
    void nothingIsBookedOnAClosedCategoryUntilItIsOpenedAgain() {
        var category = fixture.category(GREEN);
        var expense = ExpenseFixture.anExpense(category, "10", "2025-01-31");

        var closed = body(switched(category, "deactivation").expectStatus().isOk());
        assertThat(closed.path("status").asString()).isEqualTo("inactive");
        told("ExpenseCategoryDeactivated", category);
        switched(category, "deactivation").expectStatus().isOk();
        fixture.draft(GREEN, expense).expectStatus().isEqualTo(409);

        switched(category, "activation").expectStatus().isOk();
        told("ExpenseCategoryActivated", category);
        fixture.draft(GREEN, expense).expectStatus().isCreated();
    }

    @Test
    void aTreeHasFourLevelsAndNoCycle() {
        var first = fixture.category(GREEN);
        var second = fixture.categoryBeneath(GREEN, first);
        var third = fixture.categoryBeneath(GREEN, second);
        var fourth = fixture.categoryBeneath(GREEN, third);

        assertThat(
                        ExpenseFixture.code(
                                fixture.createBeneath(GREEN, fourth).expectStatus().isEqualTo(409)))
                .isEqualTo("category-too-deep");
        assertThat(refused(first, Map.of("parentId", fourth))).isEqualTo("category-cycle");
        assertThat(refused(second, Map.of("parentId", second))).isEqualTo("category-cycle");
        var other = fixture.category(GREEN);
        assertThat(refused(first, Map.of("parentId", other))).isEqualTo("category-too-deep");
        patch(third, "\"0\"", Map.of("top", true)).expectStatus().isOk();
        patch(first, "\"0\"", Map.of("parentId", other)).expectStatus().isOk();
        assertThat(wrongParent(Map.of("parentId", UUID.randomUUID(), "name", "Lost")))
                .containsExactly("parentId");
    }

    @Test
    void ofTwoMovesThatWouldMakeACycleOneIsRefused() throws Exception {
        var one = fixture.category(GREEN);
        var other = fixture.category(GREEN);

        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    both.invokeAll(
                            List.<Callable<Integer>>of(
                                    () -> status(patch(one, "\"0\"", Map.of("parentId", other))),
                                    () -> status(patch(other, "\"0\"", Map.of("parentId", one)))));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void onlyWhatHasNothingActiveBeneathItIsClosed() {
        var parent = fixture.category(GREEN);
        var child = fixture.categoryBeneath(GREEN, parent);

        assertThat(
                        ExpenseFixture.code(
                                switched(parent, "deactivation").expectStatus().isEqualTo(409)))
                .isEqualTo("category-has-active-children");
        switched(child, "deactivation").expectStatus().isOk();
        switched(parent, "deactivation").expectStatus().isOk();
        assertThat(ExpenseFixture.code(switched(child, "activation").expectStatus().isEqualTo(409)))
                .isEqualTo("category-parent-inactive");
        assertThat(
                        ExpenseFixture.code(
                                fixture.createBeneath(GREEN, parent).expectStatus().isEqualTo(409)))
                .isEqualTo("category-parent-inactive");
        switched(parent, "activation").expectStatus().isOk();
        switched(child, "activation").expectStatus().isOk();
    }

    private String refused(UUID category, Map<String, Object> change) {
        return ExpenseFixture.code(patch(category, "\"0\"", change).expectStatus().isEqualTo(409));
    }

    private List<String> wrongParent(Map<String, Object> category) {
        return body(fixture.post(api.asAdmin(GREEN), "/api/v1/expense-categories", category)
                        .expectStatus()
                        .isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }

    private static int status(RestTestClient.ResponseSpec answer) {
        return answer.returnResult().getStatus().value();
    }

    @Test
    void listsByStatusPageByPage() {
        var active = fixture.category(GREEN);
        var inactive = fixture.category(GREEN);
        switched(inactive, "deactivation").expectStatus().isOk();

        assertThat(ids("status=active")).contains(active).doesNotContain(inactive);
        assertThat(ids("status=inactive")).contains(inactive).doesNotContain(active);
        assertThat(ids("status=active&limit=1")).isEqualTo(ids("status=active"));
    }

    @Test
    void aCategoryCannotBeDeleted() {
        api.asAdmin(GREEN)
                .method(HttpMethod.DELETE)
                .uri("/api/v1/expense-categories/{id}", fixture.category(GREEN))
                .exchange()
                .expectStatus()
                .isEqualTo(405);
    }

    @Test
    void anotherVillagesCategoryIsNotThere() {
        var category = fixture.category(GREEN);

        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/expense-categories/{id}", category)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(
                        body(fixture.draft(
                                                BLUE,
                                                ExpenseFixture.anExpense(
                                                        category, "10", "2025-01-31"))
                                        .expectStatus()
                                        .isBadRequest())
                                .path("errors")
                                .findValuesAsString("field"))
                .containsExactly("categoryId");
    }

    private List<UUID> ids(String query) {
        var ids = new ArrayList<UUID>();
        var cursor = "";
        do {
            var page =
                    body(
                            api.asStaff(GREEN)
                                    .get()
                                    .uri("/api/v1/expense-categories?" + query + cursor)
                                    .exchange()
                                    .expectStatus()
                                    .isOk());
            page.path("items").forEach(category -> ids.add(id(category)));
            cursor = "&cursor=" + page.path("nextCursor").asString("");
        } while (!cursor.endsWith("="));
        return ids;
    }

    private RestTestClient.ResponseSpec patch(UUID id, String eTag, Map<String, Object> change) {
        return api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/expense-categories/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(change)
                .exchange();
    }

    private RestTestClient.ResponseSpec switched(UUID id, String to) {
        return api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/expense-categories/{id}/{to}", id, to)
                .exchange();
    }

    private JsonNode told(String type, UUID categoryId) {
        return events.await(
                        TOPIC,
                        "expense." + type,
                        data -> data.path("categoryId").asString().equals(categoryId.toString()))
                .data();
    }
}
