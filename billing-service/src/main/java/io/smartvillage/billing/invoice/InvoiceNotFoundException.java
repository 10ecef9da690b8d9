package io.smartvillage.billing.invoice;

import java.util.UUID;

public final class InvoiceNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    public InvoiceNotFoundException(UUID invoiceId) {
        super("no invoice " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
