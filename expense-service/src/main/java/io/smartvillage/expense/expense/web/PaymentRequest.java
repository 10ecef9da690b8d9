package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.PaymentMethod;
import io.smartvillage.expense.expense.PaymentOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PaymentRequest(
        @Schema(example = "2025-11-21", description = "day of payment in the village") @NotNull
                LocalDate paidOn,
        @Schema(example = "transfer") @NotNull PaymentMethod method,
        @Schema(example = "CHQ-001234", description = "such as the number of the cheque")
                @Size(max = 50)
                @Pattern(regexp = "\\P{Cntrl}*", message = "{field.control-characters}")
                @Nullable String reference,
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000511",
                        description = "absent: the box's, else the common fund")
                @Nullable UUID fundId,
        @Schema(
                        types = {"string", "null"},
                        format = "uuid",
                        description = "for petty_cash, and only for it")
                @Nullable UUID pettyCashBoxId) {

    PaymentOrder toOrder() {
        return new PaymentOrder(
                paidOn,
                method,
                reference == null || reference.isBlank() ? null : reference.strip(),
                fundId,
                pettyCashBoxId);
    }
}
