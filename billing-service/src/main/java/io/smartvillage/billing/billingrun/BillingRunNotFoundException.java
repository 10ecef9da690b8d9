package io.smartvillage.billing.billingrun;

import java.util.UUID;

public final class BillingRunNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID billingRunId;

    BillingRunNotFoundException(UUID billingRunId) {
        super("no billing run " + billingRunId);
        this.billingRunId = billingRunId;
    }

    public UUID billingRunId() {
        return billingRunId;
    }
}
