package io.smartvillage.billing.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// What somebody says they paid.
///
/// @param amount baht
/// @param paymentDate the day on which the money was sent or handed over
public record PaymentTerms(
        UUID invoiceId, BigDecimal amount, LocalDate paymentDate, PaymentMethod paymentMethod) {}
