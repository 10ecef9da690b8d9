package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ExpenseDetails;
import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is, an empty invoice number clears it.
record ExpensePatch(
        @Schema(example = "0198f000-0000-7000-8000-000000000501") @Nullable UUID categoryId,
        @Schema(example = "12500.75", description = "THB without VAT")
                @Positive
                @Digits(integer = 12, fraction = 2)
                @Nullable BigDecimal amount,
        @Schema(example = "ค่าไฟฟ้าส่วนกลาง ตุลาคม 2569")
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                @Pattern(regexp = "(?s).*\\S.*", message = "{field.not-blank}")
                @Nullable String description,
        @Schema(example = "2025-11-21") @PaymentDate @Nullable LocalDate paymentDate,
        @Schema(example = "0198f000-0000-7000-8000-000000000504") @Nullable UUID vendorId,
        @Schema(example = "false", description = "true takes the vendor away")
                @Nullable Boolean withoutVendor,
        @Schema(example = "IV-2568/1042")
                @Size(max = 50)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Nullable String invoiceNumber,
        @Schema(example = "none") @Nullable VatTreatment vat,
        @Schema(example = "none") @Nullable WithholdingKind withholding) {

    ExpenseDetails applyTo(ExpenseDetails details) {
        return new ExpenseDetails(
                Objects.requireNonNullElse(categoryId, details.categoryId()),
                Objects.requireNonNullElse(amount, details.amount()),
                Objects.requireNonNullElse(description, details.description()).strip(),
                Objects.requireNonNullElse(paymentDate, details.paymentDate()),
                vendorOf(details),
                invoiceOf(details),
                Objects.requireNonNullElse(vat, details.vat()),
                Objects.requireNonNullElse(withholding, details.withholding()));
    }

    private @Nullable UUID vendorOf(ExpenseDetails details) {
        if (Boolean.TRUE.equals(withoutVendor)) {
            return null;
        }
        return vendorId == null ? details.vendorId() : vendorId;
    }

    private @Nullable String invoiceOf(ExpenseDetails details) {
        if (invoiceNumber == null) {
            return details.invoiceNumber();
        }
        return invoiceNumber.isBlank() ? null : invoiceNumber.strip();
    }
}
