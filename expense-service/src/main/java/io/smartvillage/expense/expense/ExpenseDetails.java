package io.smartvillage.expense.expense;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// What was paid.
///
/// @param amount THB with two decimals, more than nothing
/// @param paymentDate in the village's time zone
public record ExpenseDetails(
        UUID categoryId, BigDecimal amount, String description, LocalDate paymentDate) {

    private static final int SATANG_DIGITS = 2;

    /// @throws ArithmeticException if there is a fraction of a satang
    public ExpenseDetails {
        amount = amount.setScale(SATANG_DIGITS);
    }

    long amountSatang() {
        return amount.movePointRight(SATANG_DIGITS).longValueExact();
    }
}
