package io.smartvillage.expense.expense;

import io.smartvillage.platform.messaging.PublishedOn;
import io.smartvillage.platform.storage.FileType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about an expense. What somebody wrote in words may name people, so it is in none of them.
sealed interface ExpenseEvent {

    String TOPIC = "expense.expense.v1";
    String KEY = "expenseId";

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseBooked(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            LocalDate paymentDate,
            Instant bookedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseChanged(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            LocalDate paymentDate,
            Instant changedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseVoided(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            LocalDate paymentDate,
            Instant voidedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ReceiptAttached(
            UUID expenseId, UUID receiptId, FileType fileType, long sizeBytes, Instant attachedAt)
            implements ExpenseEvent {}
}
