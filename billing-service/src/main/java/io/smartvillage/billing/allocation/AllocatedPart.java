package io.smartvillage.billing.allocation;

import java.math.BigDecimal;
import java.util.UUID;

/// A part of the money that an invoice takes.
///
/// @param amount baht, more than 0
public record AllocatedPart(
        UUID invoiceId, InvoiceComponent component, BigDecimal amount, AllocationRule rule) {}
