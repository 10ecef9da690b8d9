package io.smartvillage.billing.invoice;

import java.util.UUID;

/// Nobody waits for the invoice any more; nothing was stored.
public final class InvoiceWrittenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    InvoiceWrittenOffException(UUID invoiceId) {
        super("invoice is written off: " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
