package io.smartvillage.billing.invoice;

import java.util.UUID;

/// There is nothing to write off; nothing was stored.
public final class NothingOwedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    NothingOwedException(UUID invoiceId) {
        super("nothing is owed for invoice " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
