package io.smartvillage.billing.correction;

import java.util.UUID;

public final class InvoiceCorrectionNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceCorrectionId;

    InvoiceCorrectionNotFoundException(UUID invoiceCorrectionId) {
        super("no invoice correction " + invoiceCorrectionId);
        this.invoiceCorrectionId = invoiceCorrectionId;
    }

    public UUID invoiceCorrectionId() {
        return invoiceCorrectionId;
    }
}
