package io.smartvillage.billing.payment;

import java.util.UUID;

/// The payment was decided before; nothing was stored.
public final class PaymentDecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID paymentId;
    private final PaymentStatus status;

    PaymentDecidedException(UUID paymentId, PaymentStatus status) {
        super("payment %s is %s".formatted(paymentId, status));
        this.paymentId = paymentId;
        this.status = status;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public PaymentStatus status() {
        return status;
    }
}
