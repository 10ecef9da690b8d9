package io.smartvillage.billing.allocation;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Money of a payment that came to a place, or left it.
///
/// @param paymentId with which it came into the village, however often it moved since
/// @param place an invoice's component, or a credit lot of the house
/// @param amount baht; below 0 if it left
/// @param causeId the payment, credit application, correction, refund or run that moved it
/// @param madeBy null if no person did
public record AllocationRow(
        UUID paymentId,
        UUID propertyId,
        Place place,
        BigDecimal amount,
        AllocationRule rule,
        UUID causeId,
        @Nullable UUID madeBy) {

    /// Where money can be.
    public sealed interface Place {

        /// @param atIssue it is a line of the invoice since its issue, and not paid on it
        record OnInvoice(UUID invoiceId, InvoiceComponent component, boolean atIssue)
                implements Place {}

        record InCredit(UUID creditId) implements Place {}
    }

    public static AllocationRow onInvoice(
            UUID paymentId, UUID propertyId, AllocatedPart part, UUID causeId, @Nullable UUID by) {
        return new AllocationRow(
                paymentId,
                propertyId,
                new Place.OnInvoice(part.invoiceId(), part.component(), false),
                part.amount(),
                part.rule(),
                causeId,
                by);
    }
}
