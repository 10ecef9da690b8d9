package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.Expense;
import io.smartvillage.expense.expense.ExpenseStatus;
import io.smartvillage.expense.expense.Payment;
import io.smartvillage.expense.expense.Voiding;
import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param amount without VAT
/// @param totalAmount what it costs the village: with VAT
/// @param withheldAmount what goes to the Revenue Department in the vendor's name
/// @param netAmount what the vendor gets
/// @param paymentDate planned, until it is paid
/// @param round how many times it was submitted
/// @param payment how it was paid, if it was
/// @param receiptUrl where the latest receipt can be read, if there is one
/// @param voided why it does not count, if it is void
/// @param bookedBy who drafted it
record ExpenseView(
        UUID id,
        UUID categoryId,
        BigDecimal amount,
        VatTreatment vat,
        BigDecimal vatAmount,
        BigDecimal totalAmount,
        WithholdingKind withholding,
        BigDecimal withheldAmount,
        BigDecimal netAmount,
        String description,
        @Nullable UUID vendorId,
        @Nullable String invoiceNumber,
        LocalDate paymentDate,
        ExpenseStatus status,
        int round,
        @Nullable Payment payment,
        @Nullable String receiptUrl,
        @Nullable Voiding voided,
        UUID bookedBy,
        Instant createdAt,
        Instant updatedAt) {

    static ExpenseView of(Expense expense) {
        var details = expense.details();
        var price = expense.price();
        return new ExpenseView(
                expense.id(),
                details.categoryId(),
                details.amount(),
                details.vat(),
                price.vat(),
                price.total(),
                details.withholding(),
                price.withheld(),
                price.net(),
                details.description(),
                details.vendorId(),
                details.invoiceNumber(),
                details.paymentDate(),
                expense.status(),
                expense.round(),
                expense.payment().orElse(null),
                expense.receiptId()
                        .map(_ -> "/api/v1/expenses/%s/receipt".formatted(expense.id()))
                        .orElse(null),
                expense.voiding().orElse(null),
                expense.bookedBy(),
                expense.createdAt(),
                expense.updatedAt());
    }
}
