package io.smartvillage.billing.credit;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a house's credit.
sealed interface CreditEvent {

    String TOPIC = "billing.credit.v1";

    @PublishedOn(value = TOPIC, key = "propertyId")
    record CreditApplied(
            UUID applicationId,
            UUID propertyId,
            long amountSatang,
            UUID appliedBy,
            Instant appliedAt)
            implements CreditEvent {}

    @PublishedOn(value = TOPIC, key = "propertyId")
    record CreditRefunded(
            UUID refundId,
            UUID propertyId,
            long amountSatang,
            Refund.PaidFrom paidFrom,
            UUID refundedBy,
            Instant refundedAt)
            implements CreditEvent {}
}
