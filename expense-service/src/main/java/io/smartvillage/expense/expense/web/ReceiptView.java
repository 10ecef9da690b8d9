package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ExpenseReceipt;
import io.smartvillage.platform.storage.FileType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// @param url where it can be read
record ReceiptView(
        UUID id,
        FileType fileType,
        long sizeBytes,
        String url,
        UUID attachedBy,
        Instant attachedAt) {

    /// An expense has a few: they are not paged.
    record ReceiptList(List<ReceiptView> items) {}

    static ReceiptView of(ExpenseReceipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.fileType(),
                receipt.sizeBytes(),
                "/api/v1/expenses/%s/receipts/%s".formatted(receipt.expenseId(), receipt.id()),
                receipt.attachedBy(),
                receipt.attachedAt());
    }
}
