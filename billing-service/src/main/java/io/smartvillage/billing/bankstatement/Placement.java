package io.smartvillage.billing.bankstatement;

import java.util.List;
import java.util.UUID;

/// Whose money somebody says a line is.
public sealed interface Placement {

    /// The village's policy says what it pays.
    record OfHouse(UUID propertyId) implements Placement {}

    /// @param invoiceIds of one house, in the order in which they are served
    record OfInvoices(List<UUID> invoiceIds) implements Placement {

        public OfInvoices {
            invoiceIds = List.copyOf(invoiceIds);
        }
    }

    /// That was reported, or verified before.
    record OfPayment(UUID paymentId) implements Placement {}
}
