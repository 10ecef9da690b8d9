package io.smartvillage.billing.reminder;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A house is to be told of its arrears, by whoever sends messages.
///
/// @param ownerId null if nobody is known to own the house
/// @param invoiceIds all that are past due, oldest first; totalSatang is their sum
@PublishedOn(value = "billing.reminder.v1", key = "propertyId")
record ReminderDue(
        UUID reminderId,
        UUID propertyId,
        @Nullable UUID ownerId,
        ReminderLevel level,
        LocalDate oldestDueDate,
        int daysLate,
        long totalSatang,
        List<UUID> invoiceIds,
        Instant remindedAt) {}
