package io.smartvillage.billing.payment;

import java.util.UUID;

/// Only a verified payment can be undone, and this one is not, or no longer; nothing was stored.
public final class PaymentNotVerifiedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID paymentId;
    private final PaymentStatus status;

    PaymentNotVerifiedException(UUID paymentId, PaymentStatus status) {
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
