package io.smartvillage.billing.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a payment. Each names the invoice if the payer chose one.
sealed interface PaymentEvent {

    String TOPIC = "billing.payment.v1";

    @PublishedOn(value = TOPIC, key = "paymentId")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentSubmitted(
            UUID paymentId,
            UUID propertyId,
            @Nullable UUID invoiceId,
            long amountSatang,
            LocalDate paymentDate,
            PaymentMethod paymentMethod,
            UUID submittedBy,
            Instant submittedAt)
            implements PaymentEvent {}

    @PublishedOn(value = TOPIC, key = "paymentId")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SlipAttached(
            UUID paymentId,
            UUID propertyId,
            @Nullable UUID invoiceId,
            UUID attachedBy,
            Instant attachedAt)
            implements PaymentEvent {}

    /// @param nextCheckAt when a verification service is asked about its slip, at the earliest
    @PublishedOn(value = TOPIC, key = "paymentId")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentWaiting(
            UUID paymentId,
            UUID propertyId,
            @Nullable UUID invoiceId,
            Instant nextCheckAt,
            Instant waitingAt)
            implements PaymentEvent {}

    /// @param verifiedBy a person
    /// @param verifiedByWhat if no person did
    @PublishedOn(value = TOPIC, key = "paymentId")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentVerified(
            UUID paymentId,
            UUID propertyId,
            @Nullable UUID invoiceId,
            long amountSatang,
            @Nullable UUID verifiedBy,
            @Nullable String verifiedByWhat,
            Instant verifiedAt)
            implements PaymentEvent {}

    /// @param rejectedBy a person
    /// @param rejectedByWhat if no person did
    @PublishedOn(value = TOPIC, key = "paymentId")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaymentRejected(
            UUID paymentId,
            UUID propertyId,
            @Nullable UUID invoiceId,
            RejectionReason reason,
            @Nullable UUID rejectedBy,
            @Nullable String rejectedByWhat,
            Instant rejectedAt)
            implements PaymentEvent {}

    @PublishedOn(value = TOPIC, key = "paymentId")
    record PaymentReversed(
            UUID paymentId,
            UUID propertyId,
            long amountSatang,
            ReversalReason reason,
            UUID reversedBy,
            Instant reversedAt)
            implements PaymentEvent {}
}
