package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.Expense;
import io.smartvillage.expense.expense.ExpenseStatus;
import io.smartvillage.expense.expense.Voiding;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param receiptUrl where the receipt can be read, if there is one
/// @param voided why it no longer counts, if it is void
record ExpenseView(
        UUID id,
        UUID categoryId,
        BigDecimal amount,
        String description,
        LocalDate paymentDate,
        ExpenseStatus status,
        @Nullable String receiptUrl,
        @Nullable Voiding voided,
        UUID bookedBy,
        Instant createdAt,
        Instant updatedAt) {

    static ExpenseView of(Expense expense) {
        var details = expense.details();
        return new ExpenseView(
                expense.id(),
                details.categoryId(),
                details.amount(),
                details.description(),
                details.paymentDate(),
                expense.status(),
                expense.receiptId()
                        .map(_ -> "/api/v1/expenses/%s/receipt".formatted(expense.id()))
                        .orElse(null),
                expense.voiding().orElse(null),
                expense.bookedBy(),
                expense.createdAt(),
                expense.updatedAt());
    }
}
