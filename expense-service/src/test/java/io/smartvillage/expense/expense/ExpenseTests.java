package io.smartvillage.expense.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.expense.expense.ExpenseEvent.ExpenseApproved;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseBooked;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseChanged;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseDiscarded;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseDrafted;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseVoided;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.tax.TaxedPrice;
import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpenseTests {

    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID ID = new UUID(1, 2);
    private static final UUID CATEGORY = new UUID(1, 3);
    private static final UUID STAFF = new UUID(1, 4);
    private static final UUID FUND = new UUID(1, 5);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Voiding TWICE = new Voiding("booked twice", STAFF, LATER);
    private static final Payment TRANSFER =
            new Payment("PV-2569-000001", FUND, PaymentMethod.TRANSFER, null, null);

    /// Each status and each step; `-` where it is refused.
    @ParameterizedTest
    @CsvSource({
        "DRAFT, CHANGED, DRAFT",
        "DRAFT, SUBMITTED, SUBMITTED",
        "DRAFT, APPROVED, -",
        "DRAFT, REJECTED, -",
        "DRAFT, RETURNED, -",
        "DRAFT, PAID, -",
        "DRAFT, DISCARDED, VOID",
        "DRAFT, VOIDED, -",
        "SUBMITTED, CHANGED, -",
        "SUBMITTED, SUBMITTED, -",
        "SUBMITTED, APPROVED, APPROVED",
        "SUBMITTED, REJECTED, REJECTED",
        "SUBMITTED, RETURNED, DRAFT",
        "SUBMITTED, PAID, -",
        "SUBMITTED, DISCARDED, VOID",
        "SUBMITTED, VOIDED, -",
        "APPROVED, CHANGED, -",
        "APPROVED, SUBMITTED, -",
        "APPROVED, APPROVED, -",
        "APPROVED, REJECTED, -",
        "APPROVED, RETURNED, DRAFT",
        "APPROVED, PAID, PAID",
        "APPROVED, DISCARDED, -",
        "APPROVED, VOIDED, VOID",
        "REJECTED, CHANGED, -",
        "REJECTED, SUBMITTED, -",
        "REJECTED, APPROVED, -",
        "REJECTED, REJECTED, -",
        "REJECTED, RETURNED, DRAFT",
        "REJECTED, PAID, -",
        "REJECTED, DISCARDED, VOID",
        "REJECTED, VOIDED, -",
        "PAID, CHANGED, -",
        "PAID, SUBMITTED, -",
        "PAID, APPROVED, -",
        "PAID, REJECTED, -",
        "PAID, RETURNED, -",
        "PAID, PAID, -",
        "PAID, DISCARDED, -",
        "PAID, VOIDED, VOID",
        "VOID, CHANGED, -",
        "VOID, SUBMITTED, -",
        "VOID, APPROVED, -",
        "VOID, REJECTED, -",
        "VOID, RETURNED, -",
        "VOID, PAID, -",
        "VOID, DISCARDED, -",
        "VOID, VOIDED, -"
    })
    void takesTheStepsOfItsStatusAndNoOthers(
            ExpenseStatus from, ExpenseAction action, String expected) {
        var expense = in(from);

        if (expected.equals("-")) {
            var details = expense.details();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> step(expense, action))
                    .satisfies(e -> assertThat(e.refusal()).isEqualTo(Refusal.EXPENSE_STATE));
            assertThat(expense.status()).isEqualTo(from);
            assertThat(expense.details()).isEqualTo(details);
        } else {
            step(expense, action);
            assertThat(expense.status()).isEqualTo(ExpenseStatus.valueOf(expected));
        }
    }

    @Test
    void statesWhatWasDraftedWithVat() {
        assertThat(expenseOf("12500.5", "875.04", "375.02").drafted())
                .isEqualTo(new ExpenseDrafted(ID, CATEGORY, 1_337_554, DAY, NOW));
    }

    @Test
    void statesWhatHoldsAfterAChange() {
        var expense = expenseOf("100", "0.00", "0.00");

        var fact = expense.change(details("0.01"), price("0.01", "0.00", "0.00"), LATER);

        assertThat(fact).isEqualTo(new ExpenseChanged(ID, CATEGORY, 1, DAY, LATER));
        assertThat(expense.details().amount()).isEqualByComparingTo("0.01");
        assertThat(expense.updatedAt()).isEqualTo(LATER);
        assertThat(expense.createdAt()).isEqualTo(NOW);
    }

    @Test
    void ofTwoApprovalsThatAreNeededTheFirstLetsItWait() {
        var expense = in(ExpenseStatus.SUBMITTED);

        assertThat(expense.approve(2, LATER))
                .isEqualTo(new ExpenseApproved(ID, CATEGORY, 10_700, 1, 1, LATER));
        assertThat(expense.status()).isEqualTo(ExpenseStatus.SUBMITTED);
        assertThat(expense.approve(2, LATER).approvalsMissing()).isZero();
        assertThat(expense.status()).isEqualTo(ExpenseStatus.APPROVED);
    }

    @Test
    void aRoundBeginsWithoutApprovals() {
        var expense = in(ExpenseStatus.SUBMITTED);
        expense.approve(2, NOW);
        expense.returnToDraft(NOW);
        expense.submit(NOW);

        assertThat(expense.round()).isEqualTo(2);
        assertThat(expense.approve(2, LATER).approvalsMissing()).isEqualTo(1);
    }

    @Test
    void statesWhatWasPaidAndWhereFrom() {
        var paidOn = DAY.plusDays(2);

        var fact = in(ExpenseStatus.APPROVED).pay(TRANSFER, paidOn, LATER);

        assertThat(fact)
                .isEqualTo(
                        new ExpenseBooked(
                                ID,
                                CATEGORY,
                                10_700,
                                paidOn,
                                700,
                                300,
                                FUND,
                                null,
                                "PV-2569-000001",
                                LATER));
    }

    @Test
    void keepsTheAmountAndTheReasonWhenItIsVoid() {
        var expense = in(ExpenseStatus.PAID);

        var fact = expense.takeBack(TWICE);

        assertThat(fact).isEqualTo(new ExpenseVoided(ID, CATEGORY, 10_700, DAY, LATER));
        assertThat(expense.voiding()).contains(TWICE);
        assertThat(expense.payment()).contains(TRANSFER);
        assertThat(expense.details().amount()).isEqualByComparingTo("100");
    }

    @Test
    void whatWasNeverPaidIsDiscarded() {
        assertThat(in(ExpenseStatus.APPROVED).takeBack(TWICE)).isInstanceOf(ExpenseDiscarded.class);
        assertThat(in(ExpenseStatus.REJECTED).discard(TWICE)).isInstanceOf(ExpenseDiscarded.class);
    }

    @Test
    void aFractionOfASatangIsNoAmount() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> details("1.005"));
    }

    private static Expense in(ExpenseStatus status) {
        var expense = expenseOf("100", "7.00", "3.00");
        switch (status) {
            case DRAFT -> {}
            case SUBMITTED -> expense.submit(NOW);
            case APPROVED -> {
                expense.submit(NOW);
                expense.approve(1, NOW);
            }
            case REJECTED -> {
                expense.submit(NOW);
                expense.reject(NOW);
            }
            case PAID -> {
                expense.submit(NOW);
                expense.approve(1, NOW);
                expense.pay(TRANSFER, DAY, NOW);
            }
            case VOID -> expense.discard(TWICE);
        }
        return expense;
    }

    private static void step(Expense expense, ExpenseAction action) {
        switch (action) {
            case CHANGED -> expense.change(details("5"), price("5", "0.00", "0.00"), LATER);
            case SUBMITTED -> expense.submit(LATER);
            case APPROVED -> expense.approve(1, LATER);
            case REJECTED -> expense.reject(LATER);
            case RETURNED -> expense.returnToDraft(LATER);
            case PAID -> expense.pay(TRANSFER, DAY, LATER);
            case DISCARDED -> expense.discard(TWICE);
            case VOIDED -> expense.takeBack(TWICE);
            case BOOKED, DRAFTED -> throw new IllegalArgumentException("no step: " + action);
        }
    }

    private static Expense expenseOf(String amount, String vat, String withheld) {
        return new Expense(VILLAGE, ID, details(amount), price(amount, vat, withheld), STAFF, NOW);
    }

    private static TaxedPrice price(String amount, String vat, String withheld) {
        return new TaxedPrice(
                new BigDecimal(amount).setScale(2), new BigDecimal(vat), new BigDecimal(withheld));
    }

    private static ExpenseDetails details(String amount) {
        return new ExpenseDetails(
                CATEGORY,
                new BigDecimal(amount),
                "ค่าไฟ",
                DAY,
                null,
                null,
                VatTreatment.STANDARD,
                WithholdingKind.SERVICE);
    }
}
