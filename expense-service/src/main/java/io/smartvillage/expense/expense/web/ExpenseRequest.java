package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ExpenseDetails;
import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ExpenseRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000501") @NotNull UUID categoryId,
        @Schema(example = "12500.5", description = "THB without VAT")
                @NotNull
                @Positive
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "ค่าไฟฟ้าส่วนกลาง ตุลาคม")
                @NotBlank
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                String description,
        @Schema(example = "2025-11-20", description = "planned day of payment in the village")
                @NotNull
                @PaymentDate
                LocalDate paymentDate,
        @Schema(example = "0198f000-0000-7000-8000-000000000504") @Nullable UUID vendorId,
        @Schema(example = "IV-2568/1042", description = "the vendor's")
                @Size(max = 50)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Nullable String invoiceNumber,
        @Schema(example = "standard", description = "absent: none") @Nullable VatTreatment vat,
        @Schema(example = "service", description = "absent: none")
                @Nullable WithholdingKind withholding) {

    ExpenseDetails toDetails() {
        return new ExpenseDetails(
                categoryId,
                amount,
                description.strip(),
                paymentDate,
                vendorId,
                invoiceNumber == null || invoiceNumber.isBlank() ? null : invoiceNumber.strip(),
                Objects.requireNonNullElse(vat, VatTreatment.NONE),
                Objects.requireNonNullElse(withholding, WithholdingKind.NONE));
    }
}
