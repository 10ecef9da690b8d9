package io.smartvillage.billing.credit.web;

import io.smartvillage.billing.credit.Refund;
import io.smartvillage.billing.credit.RefundCredit;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

record RefundRequest(
        @Schema(example = "1.00", description = "baht")
                @NotNull
                @Positive
                @DecimalMax("10000000.00")
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "bank") @NotNull Refund.PaidFrom paidFrom,
        @Schema(example = "014-2026112009153") @Size(min = 1, max = 50) @Nullable String reference,
        @Schema(example = "moved out") @NotBlank @Size(max = 500) String reason) {

    RefundCredit.Terms toTerms() {
        return new RefundCredit.Terms(amount, paidFrom, reference, reason);
    }
}
