package io.smartvillage.billing.prepayment;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts that paying ahead brings about.
sealed interface PrepaymentEvent {

    /// @param billingRunId null: no run issued it
    /// @param period the first month
    @PublishedOn(value = "billing.invoice.v1", key = "invoiceId")
    record InvoiceIssued(
            UUID invoiceId,
            UUID propertyId,
            @Nullable UUID billingRunId,
            String period,
            LocalDate dueDate,
            long totalSatang,
            Instant issuedAt)
            implements PrepaymentEvent {}
}
