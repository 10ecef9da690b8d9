package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ExpenseDetails;
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

/// Only what is to change; an absent field stays as it is.
record ExpensePatch(
        @Schema(example = "0198f000-0000-7000-8000-000000000501") @Nullable UUID categoryId,
        @Schema(example = "12500.75", description = "THB")
                @Positive
                @Digits(integer = 12, fraction = 2)
                @Nullable BigDecimal amount,
        @Schema(example = "ค่าไฟฟ้าส่วนกลาง ตุลาคม 2569")
                @Size(max = 2000)
                @Pattern(regexp = "[\\P{Cntrl}\\r\\n\\t]*", message = "{field.control-characters}")
                @Pattern(regexp = "(?s).*\\S.*", message = "{field.not-blank}")
                @Nullable String description,
        @Schema(example = "2025-11-21") @PaymentDate @Nullable LocalDate paymentDate) {

    ExpenseDetails applyTo(ExpenseDetails details) {
        return new ExpenseDetails(
                Objects.requireNonNullElse(categoryId, details.categoryId()),
                Objects.requireNonNullElse(amount, details.amount()),
                Objects.requireNonNullElse(description, details.description()).strip(),
                Objects.requireNonNullElse(paymentDate, details.paymentDate()));
    }
}
