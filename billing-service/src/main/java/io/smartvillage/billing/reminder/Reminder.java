package io.smartvillage.billing.reminder;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That a house was told of its arrears.
///
/// @param oldestInvoiceId the unpaid invoice from whose due date the days are counted
/// @param amount baht that were past due, of all its invoices
/// @param clearedAt when a round found that invoice settled; null while it is not
public record Reminder(
        UUID id,
        UUID propertyId,
        ReminderLevel level,
        UUID oldestInvoiceId,
        LocalDate oldestDueDate,
        int daysLate,
        BigDecimal amount,
        Instant sentAt,
        @Nullable Instant clearedAt) {}
