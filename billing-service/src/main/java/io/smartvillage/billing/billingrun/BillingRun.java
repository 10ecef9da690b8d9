package io.smartvillage.billing.billingrun;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// What one call to bill a month did.
///
/// @param period the month, such as `2026-12`
/// @param created how many invoices it issued
/// @param skipped how many houses got none, by reason; a reason that did not occur is absent
/// @param total baht, of the invoices it issued
public record BillingRun(
        UUID id,
        String period,
        LocalDate dueDate,
        long created,
        List<Skipped> skipped,
        BigDecimal total,
        UUID startedBy,
        Instant createdAt) {

    public enum Reason {
        /// The house has an invoice for the month.
        ALREADY_BILLED,
        /// No fee schedule in force on the month's first day charges the house anything.
        NO_SCHEDULE
    }

    public record Skipped(Reason reason, long count) {}
}
