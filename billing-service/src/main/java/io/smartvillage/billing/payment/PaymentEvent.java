package io.smartvillage.billing.payment;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about a payment.
sealed interface PaymentEvent {

    String TOPIC = "billing.payment.v1";

    @PublishedOn(value = TOPIC, key = "paymentId")
    record PaymentSubmitted(
            UUID paymentId,
            UUID invoiceId,
            long amountSatang,
            LocalDate paymentDate,
            PaymentMethod paymentMethod,
            UUID submittedBy,
            Instant submittedAt)
            implements PaymentEvent {}

    @PublishedOn(value = TOPIC, key = "paymentId")
    record SlipAttached(UUID paymentId, UUID invoiceId, UUID attachedBy, Instant attachedAt)
            implements PaymentEvent {}

    @PublishedOn(value = TOPIC, key = "paymentId")
    record PaymentVerified(
            UUID paymentId, UUID invoiceId, long amountSatang, UUID verifiedBy, Instant verifiedAt)
            implements PaymentEvent {}

    @PublishedOn(value = TOPIC, key = "paymentId")
    record PaymentRejected(
            UUID paymentId,
            UUID invoiceId,
            RejectionReason reason,
            UUID rejectedBy,
            Instant rejectedAt)
            implements PaymentEvent {}
}
