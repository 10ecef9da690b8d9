package io.smartvillage.billing.allocation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One kept row of the trace, as it is shown.
///
/// @param invoiceId absent for credit
/// @param creditId absent for an invoice
/// @param atIssue it is a line of the invoice since its issue, and not paid on it
/// @param amount baht; below 0 if it left
/// @param causeId the payment, credit application, correction, refund or run that moved it
/// @param madeBy absent if no person did
public record MoneyTrace(
        UUID id,
        UUID paymentId,
        @Nullable UUID invoiceId,
        @Nullable String invoiceNumber,
        @Nullable UUID creditId,
        @Nullable InvoiceComponent component,
        boolean atIssue,
        BigDecimal amount,
        AllocationRule rule,
        UUID causeId,
        @Nullable UUID madeBy,
        Instant at) {}
