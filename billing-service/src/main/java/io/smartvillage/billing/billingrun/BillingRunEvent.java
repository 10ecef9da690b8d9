package io.smartvillage.billing.billingrun;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about a billing run.
sealed interface BillingRunEvent {

    @PublishedOn(value = "billing.billing-run.v1", key = "billingRunId")
    record BillingRunCompleted(
            UUID billingRunId,
            String period,
            LocalDate dueDate,
            String scheduleSet,
            long created,
            long alreadyBilled,
            long noSchedule,
            long totalSatang,
            Instant completedAt)
            implements BillingRunEvent {}
}
