package io.smartvillage.expense.expense;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.expense.expense.ExpenseEvent.ExpenseBooked;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseChanged;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseVoided;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ExpenseTests {

    private static final UUID VILLAGE = new UUID(1, 1);
    private static final UUID ID = new UUID(1, 2);
    private static final UUID CATEGORY = new UUID(1, 3);
    private static final UUID STAFF = new UUID(1, 4);
    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Voiding TWICE = new Voiding("booked twice", STAFF, LATER);

    @Test
    void statesWhatWasBooked() {
        assertThat(expenseOf("12500.5").booked())
                .isEqualTo(new ExpenseBooked(ID, CATEGORY, 1_250_050, DAY, NOW));
    }

    @Test
    void statesWhatHoldsAfterACorrection() {
        var expense = expenseOf("100");

        var fact = expense.change(details("0.01"), LATER);

        assertThat(fact).isEqualTo(new ExpenseChanged(ID, CATEGORY, 1, DAY, LATER));
        assertThat(expense.details().amount()).isEqualByComparingTo("0.01");
        assertThat(expense.updatedAt()).isEqualTo(LATER);
        assertThat(expense.createdAt()).isEqualTo(NOW);
    }

    @Test
    void keepsTheAmountAndTheReasonWhenItIsVoid() {
        var expense = expenseOf("100");

        var fact = expense.takeBack(TWICE);

        assertThat(fact).isEqualTo(new ExpenseVoided(ID, CATEGORY, 10_000, DAY, LATER));
        assertThat(expense.status()).isEqualTo(ExpenseStatus.VOID);
        assertThat(expense.voiding()).contains(TWICE);
        assertThat(expense.details().amount()).isEqualByComparingTo("100");
    }

    @Test
    void aVoidExpenseStaysAsItIs() {
        var expense = expenseOf("100");
        expense.takeBack(TWICE);

        assertThatExceptionOfType(ExpenseVoidException.class)
                .isThrownBy(() -> expense.change(details("1"), LATER));
        assertThatExceptionOfType(ExpenseVoidException.class)
                .isThrownBy(() -> expense.takeBack(new Voiding("again", STAFF, LATER)));
        assertThatExceptionOfType(ExpenseVoidException.class).isThrownBy(expense::requireBooked);

        assertThat(expense.voiding()).contains(TWICE);
        assertThat(expense.details().amount()).isEqualByComparingTo("100");
    }

    @Test
    void aFractionOfASatangIsNoAmount() {
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> details("1.005"));
    }

    private static Expense expenseOf(String amount) {
        return new Expense(VILLAGE, ID, details(amount), STAFF, NOW);
    }

    private static ExpenseDetails details(String amount) {
        return new ExpenseDetails(CATEGORY, new BigDecimal(amount), "ค่าไฟ", DAY);
    }
}
