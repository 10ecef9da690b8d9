package io.smartvillage.expense.journal;

import static io.smartvillage.expense.ExpenseFixture.anExpense;
import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.expense.ExpenseFixture.id;
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

@VillageServiceTest
class JournalCheckIT {

    private static final String DAY = "2025-01-31";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    private ExpenseFixture fixture;
    private UUID expense;
    private UUID fund;

    @BeforeEach
    void anExpenseThatIsPaid() {
        fixture = new ExpenseFixture(api, events);
        fund = fixture.ownFund(GREEN);
        var approved =
                fixture.approved(
                        GREEN,
                        anExpense(
                                fixture.category(GREEN),
                                "2000",
                                DAY,
                                Map.of("vat", "standard", "withholding", "service")));
        expense = id(approved);
        fixture.pay(GREEN, expense, DAY, Map.of("fundId", fund)).expectStatus().isOk();
    }

    @Test
    void theBooksProveTheTables() {
        assertThat(fixture.differences(GREEN, expense)).isEmpty();
        var balance = get(api.asStaff(GREEN), "/api/v1/journal/trial-balance");
        assertThat(balance.path("debitTotal").decimalValue())
                .isEqualByComparingTo(balance.path("creditTotal").decimalValue());
        assertThat(
                        balance.path("accounts")
                                .valueStream()
                                .filter(one ->
                                        one.path("fundId").asString().equals(fund.toString()))
                                .map(one ->
                                        one.path("account").asString()
                                                + " "
                                                + one.path("balance")
                                                        .decimalValue()
                                                        .setScale(2)
                                                        .toPlainString()))
                .containsExactlyInAnyOrder(
                        "bank -2080.00",
                        "expense 2000.00",
                        "payable 0.00",
                        "vat 140.00",
                        "withholding_payable -60.00");
    }

    @Test
    void namesAnExpenseThatWasChanged() throws SQLException {
        plant("update expense set amount = 1999, withheld = 59 where id = '%s'", expense);

        assertThat(fixture.differences(GREEN, expense))
                .containsExactlyInAnyOrder("expense-amount", "expense-withheld");
        plant("update expense set amount = 2000, withheld = 60 where id = '%s'", expense);
    }

    @Test
    void namesAPostingThatIsMissing() throws SQLException {
        plant(
                "update journal_posting set amount = 139 where debit = 'vat' and source_id = '%s'",
                expense);

        assertThat(fixture.differences(GREEN, expense))
                .containsExactlyInAnyOrder("expense-vat", "expense-payable");
        plant(
                "update journal_posting set amount = 140 where debit = 'vat' and source_id = '%s'",
                expense);
    }

    @Test
    void namesAVoidThatWasNotBooked() throws SQLException {
        plant(
                "update expense set status = 'void', void_reason = 'x', voided_by = booked_by,"
                        + " voided_at = now() where id = '%s'",
                expense);

        assertThat(fixture.differences(GREEN, expense))
                .containsExactlyInAnyOrder(
                        "expense-amount", "expense-vat", "expense-withheld", "expense-net");
        plant(
                "update expense set status = 'paid', void_reason = null, voided_by = null,"
                        + " voided_at = null where id = '%s'",
                expense);
    }

    @Test
    void namesAFundThatBeganWithSomethingElse() throws SQLException {
        plant("update fund set opening_amount = 7 where id = '%s'", fund);

        assertThat(fixture.differences(GREEN, fund)).containsExactly("fund-opening");
        plant("update fund set opening_amount = 0 where id = '%s'", fund);
    }

    @Test
    void namesATransferThatWasChanged() throws SQLException {
        var transfer =
                id(
                        body(
                                fixture.transfer(GREEN, fund, fixture.ownFund(GREEN), "10")
                                        .expectStatus()
                                        .isCreated()));
        plant("update fund_transfer set amount = 11 where id = '%s'", transfer);

        assertThat(fixture.differences(GREEN, transfer))
                .containsExactly("fund-transfer", "fund-transfer");
        plant("update fund_transfer set amount = 10 where id = '%s'", transfer);
    }

    @Test
    void namesABoxWithMoneyThatNobodyToppedUp() throws SQLException {
        var box = fixture.box(GREEN, fund, "100");
        fixture.topUp(GREEN, box).expectStatus().isCreated();
        plant("update petty_cash_top_up set amount = 99 where petty_cash_box_id = '%s'", box);

        assertThat(fixture.differences(GREEN, box)).containsExactly("petty-cash");
        plant("update petty_cash_top_up set amount = 100 where petty_cash_box_id = '%s'", box);
    }

    @Test
    void namesAGapInTheNumbers() throws SQLException {
        assertThat(subjects()).isEmpty();
        plant(
                "insert into document_number (village_id, kind, year, last)"
                        + " values ('%s', 'fund_transfer', 2700, 3)",
                GREEN.id());

        assertThat(subjects()).containsOnly("fund_transfer 2700");
        plant("delete from document_number where year = 2700 and village_id = '%s'", GREEN.id());
    }

    @Test
    void postingsAreFilteredByWhatTheyAreFor() {
        var postings =
                get(api.asStaff(GREEN), "/api/v1/journal-postings?sourceId={id}", expense)
                        .path("items");

        assertThat(postings.findValuesAsString("debit"))
                .containsExactly("expense", "vat", "payable", "payable");
        assertThat(postings.findValuesAsString("credit"))
                .containsExactly("payable", "payable", "withholding_payable", "bank");
    }

    private List<String> subjects() {
        return get(api.asStaff(GREEN), "/api/v1/journal/check")
                .path("differences")
                .valueStream()
                .filter(one -> one.path("check").asString().equals("numbers"))
                .map(one -> one.path("subject").asString())
                .toList();
    }

    private void plant(String sql, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql.formatted(id))).isPositive();
        }
    }
}
