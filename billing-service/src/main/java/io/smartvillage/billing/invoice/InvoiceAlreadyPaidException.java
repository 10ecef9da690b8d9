package io.smartvillage.billing.invoice;

import java.util.UUID;

/// Nothing is left to pay; nothing was stored.
public final class InvoiceAlreadyPaidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    InvoiceAlreadyPaidException(UUID invoiceId) {
        super("invoice is paid: " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
