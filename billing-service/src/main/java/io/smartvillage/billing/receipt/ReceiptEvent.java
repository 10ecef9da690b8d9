package io.smartvillage.billing.receipt;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/// Facts about a receipt.
public sealed interface ReceiptEvent {

    String TOPIC = "billing.receipt.v1";

    @PublishedOn(value = TOPIC, key = "receiptId")
    record ReceiptIssued(
            UUID receiptId,
            String number,
            UUID paymentId,
            UUID propertyId,
            long amountSatang,
            LocalDate issuedOn,
            Instant issuedAt)
            implements ReceiptEvent {}

    @PublishedOn(value = TOPIC, key = "receiptId")
    record ReceiptCancelled(
            UUID receiptId, String number, UUID paymentId, UUID propertyId, Instant cancelledAt)
            implements ReceiptEvent {}
}
