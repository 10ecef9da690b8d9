package io.smartvillage.billing.receipt;

import io.smartvillage.billing.receipt.ReceiptEvent.ReceiptCancelled;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The payment was undone: its receipt is worth nothing any more, and keeps its number.
@Service
public class CancelReceipt {

    private final Receipts receipts;
    private final Clock clock;

    CancelReceipt(Receipts receipts, Clock clock) {
        this.receipts = receipts;
        this.clock = clock;
    }

    /// Empty if there is none: payments of before receipts have none.
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<ReceiptCancelled> cancelOf(UUID paymentId) {
        var now = clock.instant();
        return receipts.cancelOf(paymentId, now)
                .map(receipt ->
                        new ReceiptCancelled(
                                receipt.id(),
                                receipt.number(),
                                paymentId,
                                receipt.propertyId(),
                                now));
    }
}
