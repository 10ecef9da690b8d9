package io.smartvillage.expense.pettycash;

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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class PettyCashApiIT {

    private static final String DAY = "2025-01-31";

    @Autowired Api api;
    @Autowired TestEvents events;

    private ExpenseFixture fixture;
    private UUID fund;
    private UUID box;

    @BeforeEach
    void aBoxThatIsEmpty() {
        fixture = new ExpenseFixture(api, events);
        fund = fixture.ownFund(GREEN);
        box = fixture.box(GREEN, fund, "500");
    }

    @Test
    void aTopUpRestoresTheFloat() {
        assertThat(balance()).isEqualTo("0.00");
        var first = body(fixture.topUp(GREEN, box).expectStatus().isCreated());
        assertThat(first.path("amount").decimalValue()).isEqualByComparingTo("500");
        assertThat(first.path("number").asString()).startsWith("PT-");

        var paid = body(payFromBox("120.25").expectStatus().isOk());
        assertThat(paid.path("payment").path("number").asString()).startsWith("PC-2568-");
        assertThat(paid.path("payment").path("fundId").asString()).isEqualTo(fund.toString());
        assertThat(balance()).isEqualTo("379.75");

        var second = body(fixture.topUp(GREEN, box).expectStatus().isCreated());
        assertThat(second.path("amount").decimalValue()).isEqualByComparingTo("120.25");
        assertThat(balance()).isEqualTo("500.00");
        assertThat(code(fixture.topUp(GREEN, box).expectStatus().isEqualTo(409)))
                .isEqualTo("petty-cash-full");
        assertThat(fixture.differences(GREEN, box)).isEmpty();
    }

    @Test
    void anotherFloatCountsFromTheNextTopUpOn() {
        fixture.topUp(GREEN, box).expectStatus().isCreated();

        changeFloat("400").expectStatus().isOk();
        assertThat(code(fixture.topUp(GREEN, box))).isEqualTo("petty-cash-full");
        assertThat(balance()).isEqualTo("500.00");
        changeFloat("650.50").expectStatus().isOk();
        fixture.topUp(GREEN, box).expectStatus().isCreated();
        assertThat(balance()).isEqualTo("650.50");
        assertThat(wrong(changeFloat("0"))).containsExactly("floatAmount");
    }

    private RestTestClient.ResponseSpec changeFloat(String amount) {
        return api.asAdmin(GREEN)
                .put()
                .uri("/api/v1/petty-cash-boxes/{id}/float", box)
                .body(Map.of("floatAmount", new BigDecimal(amount)))
                .exchange();
    }

    @Test
    void moreThanIsInTheBoxIsNotPaidFromIt() {
        fixture.topUp(GREEN, box).expectStatus().isCreated();

        assertThat(code(payFromBox("500.01").expectStatus().isEqualTo(409)))
                .isEqualTo("petty-cash-short");
        payFromBox("500").expectStatus().isOk();
    }

    @Test
    void howeverManyPayAtOnceTheBoxIsNeverOverdrawn() throws Exception {
        fixture.topUp(GREEN, box).expectStatus().isCreated();
        var category = fixture.category(GREEN);
        var expenses =
                IntStream.range(0, 6)
                        .mapToObj(_ -> id(fixture.approved(GREEN, anExpense(category, "200", DAY))))
                        .toList();

        try (var all = Executors.newVirtualThreadPerTaskExecutor()) {
            var paid = 0;
            for (var answer :
                    all.invokeAll(
                            expenses.stream()
                                    .map(expense -> (Callable<Integer>) () -> status(pay(expense)))
                                    .toList())) {
                assertThat(answer.get()).isIn(200, 409);
                paid += answer.get() == 200 ? 1 : 0;
            }
            assertThat(paid).isEqualTo(2);
        }
        assertThat(balance()).isEqualTo("100.00");
        assertThat(fixture.differences(GREEN, box)).isEmpty();
    }

    @Test
    void aCountBooksTheDifferenceWithItsReason() {
        fixture.topUp(GREEN, box).expectStatus().isCreated();

        assertThat(wrong(fixture.count(GREEN, box, "490", null))).containsExactly("reason");
        assertThat(balance()).isEqualTo("500.00");
        var less = body(fixture.count(GREEN, box, "490", "ทอนผิด").expectStatus().isCreated());
        assertThat(less.path("difference").decimalValue()).isEqualByComparingTo("-10");
        assertThat(balance()).isEqualTo("490.00");
        fixture.count(GREEN, box, "495.50", "พบเงิน").expectStatus().isCreated();
        fixture.count(GREEN, box, "495.50", null).expectStatus().isCreated();

        assertThat(balance()).isEqualTo("495.50");
        assertThat(fixture.differences(GREEN, box)).isEmpty();
        assertThat(
                        get(api.asStaff(GREEN), "/api/v1/petty-cash-boxes/{id}/counts?limit=2", box)
                                .path("items")
                                .size())
                .isEqualTo(2);
    }

    @Test
    void whatIsTakenBackIsInTheBoxAgain() {
        fixture.topUp(GREEN, box).expectStatus().isCreated();
        var expense = id(body(payFromBox("100").expectStatus().isOk()));

        fixture.takeBack(GREEN, expense).expectStatus().isOk();

        assertThat(balance()).isEqualTo("500.00");
        assertThat(fixture.differences(GREEN, box)).isEmpty();
    }

    @Test
    void aBoxIsNamedForPettyCashAndOnlyForIt() {
        var expense = id(fixture.approved(GREEN, anExpense(fixture.category(GREEN), "1", DAY)));

        assertThat(wrong(fixture.pay(GREEN, expense, DAY, Map.of("method", "petty_cash"))))
                .containsExactly("pettyCashBoxId");
        assertThat(wrong(fixture.pay(GREEN, expense, DAY, Map.of("pettyCashBoxId", box))))
                .containsExactly("pettyCashBoxId");
        assertThat(
                        wrong(
                                fixture.pay(
                                        GREEN,
                                        expense,
                                        DAY,
                                        Map.of(
                                                "method",
                                                "petty_cash",
                                                "pettyCashBoxId",
                                                box,
                                                "fundId",
                                                fixture.fund(GREEN, "common")))))
                .containsExactly("fundId");
    }

    @Test
    void anotherVillagesBoxIsNotThere() {
        fixture.topUp(BLUE, box).expectStatus().isNotFound();
        fixture.count(BLUE, box, "1", "x").expectStatus().isNotFound();
    }

    private RestTestClient.ResponseSpec payFromBox(String amount) {
        return pay(id(fixture.approved(GREEN, anExpense(fixture.category(GREEN), amount, DAY))));
    }

    private RestTestClient.ResponseSpec pay(UUID expense) {
        return fixture.pay(
                GREEN, expense, DAY, Map.of("method", "petty_cash", "pettyCashBoxId", box));
    }

    private String balance() {
        return get(api.asStaff(GREEN), "/api/v1/petty-cash-boxes/{id}", box)
                .path("balance")
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }

    private static int status(RestTestClient.ResponseSpec answer) {
        return answer.returnResult().getStatus().value();
    }

    private static List<String> wrong(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }
}
