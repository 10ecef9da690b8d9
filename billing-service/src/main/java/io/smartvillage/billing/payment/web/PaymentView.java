package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.payment.Payment;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.Verification;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param slipUrl where the slip is; absent without one
record PaymentView(
        UUID id,
        UUID invoiceId,
        BigDecimal amount,
        LocalDate paymentDate,
        PaymentMethod paymentMethod,
        PaymentStatus status,
        @Nullable Verification verification,
        @Nullable String slipUrl,
        UUID submittedBy,
        Instant createdAt,
        Instant updatedAt) {

    static PaymentView of(Payment payment) {
        var terms = payment.terms();
        return new PaymentView(
                payment.id(),
                terms.invoiceId(),
                terms.amount(),
                terms.paymentDate(),
                terms.paymentMethod(),
                payment.status(),
                payment.verification(),
                payment.hasSlip() ? "/api/v1/payments/%s/slip".formatted(payment.id()) : null,
                payment.submittedBy(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
