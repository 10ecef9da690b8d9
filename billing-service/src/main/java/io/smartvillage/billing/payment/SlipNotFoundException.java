package io.smartvillage.billing.payment;

import java.util.UUID;

/// The payment has no slip, or none that the caller may see.
public final class SlipNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID paymentId;

    SlipNotFoundException(UUID paymentId) {
        super("no slip of payment " + paymentId);
        this.paymentId = paymentId;
    }

    public UUID paymentId() {
        return paymentId;
    }
}
