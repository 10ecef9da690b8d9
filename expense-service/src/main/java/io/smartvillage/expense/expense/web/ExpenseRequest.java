package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ExpenseDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

record ExpenseRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000501") @NotNull UUID categoryId,
        @Schema(example = "12500.5", description = "THB")
                @NotNull
                @Positive
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "ค่าไฟฟ้าส่วนกลาง ตุลาคม")
                @NotBlank
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                String description,
        @Schema(example = "2025-11-20", description = "day of payment in the village")
                @NotNull
                @PaymentDate
                LocalDate paymentDate) {

    ExpenseDetails toDetails() {
        return new ExpenseDetails(categoryId, amount, description.strip(), paymentDate);
    }
}
