package io.smartvillage.billing.receipt;

import java.util.UUID;

public final class ReceiptNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID receiptId;

    ReceiptNotFoundException(UUID receiptId) {
        super("no receipt " + receiptId);
        this.receiptId = receiptId;
    }

    public UUID receiptId() {
        return receiptId;
    }
}
