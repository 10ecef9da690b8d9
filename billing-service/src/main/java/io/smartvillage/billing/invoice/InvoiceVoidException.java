package io.smartvillage.billing.invoice;

import java.util.UUID;

/// The invoice is void; nothing was stored.
public final class InvoiceVoidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    InvoiceVoidException(UUID invoiceId) {
        super("invoice is void: " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
