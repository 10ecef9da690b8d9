package io.smartvillage.billing.invoice;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about an invoice that a payment brings about. `InvoiceIssued` and `InvoiceOverdue` are on
/// the same topic; they are written by set-based SQL.
public sealed interface InvoiceEvent {

    String TOPIC = "billing.invoice.v1";

    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoicePaid(UUID invoiceId, UUID propertyId, long totalSatang, Instant paidAt)
            implements InvoiceEvent {}

    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoicePartlyPaid(
            UUID invoiceId, UUID propertyId, long paidSatang, long balanceSatang, Instant paidAt)
            implements InvoiceEvent {}

    /// Money that it had taken went away again.
    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceReopened(
            UUID invoiceId,
            UUID propertyId,
            long paidSatang,
            long balanceSatang,
            Instant reopenedAt)
            implements InvoiceEvent {}
}
