package io.smartvillage.billing.receipt.web;

import io.smartvillage.billing.receipt.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param cancelledAt when its payment was undone; null as long as it is good
record ReceiptView(
        UUID id,
        String number,
        UUID paymentId,
        UUID propertyId,
        BigDecimal amount,
        LocalDate issuedOn,
        @Nullable Instant cancelledAt,
        String pdfUrl,
        Instant createdAt) {

    static ReceiptView of(Receipt receipt) {
        return new ReceiptView(
                receipt.id(),
                receipt.number(),
                receipt.paymentId(),
                receipt.propertyId(),
                receipt.amount(),
                receipt.issuedOn(),
                receipt.cancelledAt(),
                "/api/v1/receipts/%s/pdf".formatted(receipt.id()),
                receipt.createdAt());
    }
}
