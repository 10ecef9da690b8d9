package io.smartvillage.billing.paper;

import java.util.UUID;

/// A code would ask for nothing.
public final class NothingToPayException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID invoiceId;

    NothingToPayException(UUID invoiceId) {
        super("nothing is left to pay of invoice " + invoiceId);
        this.invoiceId = invoiceId;
    }

    public UUID invoiceId() {
        return invoiceId;
    }
}
