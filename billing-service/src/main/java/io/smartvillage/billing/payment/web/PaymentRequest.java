package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.billing.payment.PaymentTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

record PaymentRequest(
        @Schema(example = "0198f000-0000-7000-8000-000000000301") @NotNull UUID invoiceId,
        @Schema(example = "1.00", description = "baht")
                @NotNull
                @Positive
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "2026-11-20", description = "when the money was sent or handed over")
                @NotNull
                LocalDate paymentDate,
        @Schema(example = "promptpay") @NotNull PaymentMethod paymentMethod) {

    PaymentTerms toTerms() {
        return new PaymentTerms(invoiceId, amount, paymentDate, paymentMethod);
    }
}
