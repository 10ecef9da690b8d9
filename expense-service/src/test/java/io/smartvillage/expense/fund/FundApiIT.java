package io.smartvillage.expense.fund;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class FundApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    private ExpenseFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new ExpenseFixture(api, events);
    }

    @Test
    void everyVillageHasACommonAndASinkingFund() {
        for (var village : List.of(GREEN, BLUE)) {
            assertThat(fixture.fund(village, "common"))
                    .isNotEqualTo(fixture.fund(village, "sinking"));
        }
    }

    @Test
    void aBalanceIsWhatItBeganWithTransfersAndWhatWasPaid() {
        var one = fixture.ownFund(GREEN);
        var other = fixture.ownFund(GREEN);
        beginWith(one, "1000").expectStatus().isOk();
        beginWith(one, "1500.25").expectStatus().isOk();

        var transfer = body(fixture.transfer(GREEN, one, other, "500").expectStatus().isCreated());
        var expense =
                fixture.approved(
                        GREEN,
                        anExpense(
                                fixture.category(GREEN),
                                "2000",
                                "2025-02-01",
                                Map.of("withholding", "rent", "vat", "standard")));
        fixture.pay(GREEN, id(expense), "2025-02-01", Map.of("fundId", one)).expectStatus().isOk();

        assertThat(balance(one, "bank")).isEqualTo("-1039.75");
        assertThat(balance(one, "withholdingPayable")).isEqualTo("100.00");
        assertThat(balance(other, "bank")).isEqualTo("500.00");
        assertThat(transfer.path("number").asString()).matches("FT-2568-\\d{6}");
        assertThat(
                        events.await(
                                        "expense.fund-transfer.v1",
                                        "expense.FundsTransferred",
                                        data ->
                                                data.path("fundTransferId")
                                                        .asString()
                                                        .equals(id(transfer).toString()))
                                .data()
                                .path("amountSatang")
                                .asLong())
                .isEqualTo(50_000);
        for (var about : List.of(one, other, id(transfer), id(expense))) {
            assertThat(fixture.differences(GREEN, about)).isEmpty();
        }
    }

    @Test
    void aTransferNeedsTwoFundsOfTheVillage() {
        var fund = fixture.ownFund(GREEN);

        assertThat(wrong(fixture.transfer(GREEN, fund, fund, "1"))).containsExactly("toFundId");
        assertThat(wrong(fixture.transfer(GREEN, fund, fixture.ownFund(BLUE), "1")))
                .containsExactly("toFundId");
        assertThat(wrong(fixture.transfer(GREEN, UUID.randomUUID(), fund, "1")))
                .containsExactly("fromFundId");
        assertThat(wrong(fixture.transfer(GREEN, fund, fixture.ownFund(GREEN), "-1")))
                .containsExactly("amount");
    }

    @Test
    void aNameIsTakenOnce() {
        var name = "กองทุนสระ " + UUID.randomUUID();
        fixture.post(api.asAdmin(GREEN), "/api/v1/funds", Map.of("name", name))
                .expectStatus()
                .isCreated();

        assertThat(
                        code(
                                fixture.post(
                                                api.asAdmin(GREEN),
                                                "/api/v1/funds",
                                                Map.of("name", name + " "))
                                        .expectStatus()
                                        .isEqualTo(409)))
                .isEqualTo("fund-name-taken");
    }

    private RestTestClient.ResponseSpec beginWith(UUID fund, String amount) {
        return fixture.post(
                api.asAdmin(GREEN),
                "/api/v1/funds/{id}/opening-balance",
                Map.of("amount", new BigDecimal(amount), "on", "2025-01-01"),
                fund);
    }

    private String balance(UUID fund, String what) {
        return get(api.asStaff(GREEN), "/api/v1/funds/{id}/balance", fund)
                .path(what)
                .decimalValue()
                .setScale(2)
                .toPlainString();
    }

    private static List<String> wrong(RestTestClient.ResponseSpec answer) {
        var problem = body(answer.expectStatus().isBadRequest());
        return problem.path("errors").findValuesAsString("field");
    }
}
