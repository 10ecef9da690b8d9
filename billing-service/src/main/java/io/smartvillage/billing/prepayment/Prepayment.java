package io.smartvillage.billing.prepayment;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// Months of a house that one invoice covers, both included.
///
/// @param amount baht of the invoice, without the discount
/// @param inForce false once the invoice is void: runs bill the months again
public record Prepayment(
        UUID id,
        UUID propertyId,
        UUID prepaymentOfferId,
        UUID invoiceId,
        String scheduleSet,
        String firstPeriod,
        String lastPeriod,
        BigDecimal amount,
        boolean inForce,
        UUID madeBy,
        Instant createdAt) {}
