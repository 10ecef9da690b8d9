package io.smartvillage.billing.invoice;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about an invoice. `InvoiceOverdue`, and the `InvoiceIssued` of billing runs, are on the
/// same topic; they are written by set-based SQL.
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

    /// @param billingRunId null if it was issued by hand
    /// @param issuedBy who issued it by hand
    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceIssued(
            UUID invoiceId,
            UUID propertyId,
            @Nullable UUID billingRunId,
            String period,
            LocalDate dueDate,
            long totalSatang,
            @Nullable UUID issuedBy,
            Instant issuedAt)
            implements InvoiceEvent {}

    /// @param releasedSatang was paid of it before, and is the house's credit now
    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceCredited(
            UUID invoiceId,
            UUID propertyId,
            UUID invoiceCorrectionId,
            String number,
            long creditedSatang,
            long releasedSatang,
            long balanceSatang,
            UUID creditedBy,
            Instant creditedAt)
            implements InvoiceEvent {}

    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceDebited(
            UUID invoiceId,
            UUID propertyId,
            UUID invoiceCorrectionId,
            String number,
            long debitedSatang,
            long balanceSatang,
            UUID debitedBy,
            Instant debitedAt)
            implements InvoiceEvent {}

    /// @param releasedSatang was paid of it before, and is the house's credit now
    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceVoided(
            UUID invoiceId,
            UUID propertyId,
            UUID invoiceCorrectionId,
            long releasedSatang,
            UUID voidedBy,
            Instant voidedAt)
            implements InvoiceEvent {}

    @PublishedOn(value = TOPIC, key = "invoiceId")
    record InvoiceWrittenOff(
            UUID invoiceId,
            UUID propertyId,
            UUID invoiceCorrectionId,
            long writtenOffSatang,
            UUID writtenOffBy,
            Instant writtenOffAt)
            implements InvoiceEvent {}
}
