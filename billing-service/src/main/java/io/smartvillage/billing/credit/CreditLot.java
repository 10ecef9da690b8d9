package io.smartvillage.billing.credit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// What was left of one payment.
///
/// @param paymentId with which the money came
/// @param amount baht, when it became credit
/// @param remaining baht that nothing has taken since
public record CreditLot(
        UUID id,
        UUID propertyId,
        UUID paymentId,
        BigDecimal amount,
        BigDecimal remaining,
        Instant createdAt) {}
