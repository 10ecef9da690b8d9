package io.smartvillage.expense.expense;

import io.smartvillage.platform.messaging.PublishedOn;
import io.smartvillage.platform.storage.FileType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about an expense. What somebody wrote in words may name people, so it is in none of them.
/// `amountSatang` is what it costs the village, with VAT.
sealed interface ExpenseEvent {

    String TOPIC = "expense.expense.v1";
    String KEY = "expenseId";

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseDrafted(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            LocalDate paymentDate,
            Instant draftedAt)
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
    record ExpenseSubmitted(
            UUID expenseId, UUID categoryId, long amountSatang, int round, Instant submittedAt)
            implements ExpenseEvent {}

    /// @param approvalsMissing 0: it may be paid
    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseApproved(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            int round,
            int approvalsMissing,
            Instant approvedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseRejected(
            UUID expenseId, UUID categoryId, long amountSatang, int round, Instant rejectedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseReturned(
            UUID expenseId, UUID categoryId, long amountSatang, int round, Instant returnedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ExpenseBooked(
            UUID expenseId,
            UUID categoryId,
            long amountSatang,
            LocalDate paymentDate,
            long vatSatang,
            long withheldSatang,
            UUID fundId,
            @Nullable UUID vendorId,
            String number,
            Instant bookedAt)
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
    record ExpenseDiscarded(UUID expenseId, UUID categoryId, long amountSatang, Instant discardedAt)
            implements ExpenseEvent {}

    @PublishedOn(value = TOPIC, key = KEY)
    record ReceiptAttached(
            UUID expenseId, UUID receiptId, FileType fileType, long sizeBytes, Instant attachedAt)
            implements ExpenseEvent {}
}
