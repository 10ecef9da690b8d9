package io.smartvillage.billing.payment;

import java.util.UUID;

public final class PaymentNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID paymentId;

    PaymentNotFoundException(UUID paymentId) {
        super("no payment " + paymentId);
        this.paymentId = paymentId;
    }

    public UUID paymentId() {
        return paymentId;
    }
}
