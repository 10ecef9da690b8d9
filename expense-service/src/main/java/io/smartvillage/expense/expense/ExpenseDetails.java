package io.smartvillage.expense.expense;

import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is to be paid.
///
/// @param amount THB without VAT, two decimals, more than nothing
/// @param paymentDate in the village's time zone: planned until it is paid
/// @param invoiceNumber the vendor's
public record ExpenseDetails(
        UUID categoryId,
        BigDecimal amount,
        String description,
        LocalDate paymentDate,
        @Nullable UUID vendorId,
        @Nullable String invoiceNumber,
        VatTreatment vat,
        WithholdingKind withholding) {

    private static final int SATANG_DIGITS = 2;

    /// @throws ArithmeticException if there is a fraction of a satang
    public ExpenseDetails {
        amount = amount.setScale(SATANG_DIGITS);
    }
}
