package io.smartvillage.billing.invoice;

import java.util.UUID;

public final class InvoiceDraftNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceDraftId;

    InvoiceDraftNotFoundException(UUID invoiceDraftId) {
        super("no invoice draft " + invoiceDraftId);
        this.invoiceDraftId = invoiceDraftId;
    }

    public UUID invoiceDraftId() {
        return invoiceDraftId;
    }
}
