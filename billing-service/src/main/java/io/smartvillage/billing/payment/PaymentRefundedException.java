package io.smartvillage.billing.payment;

import java.math.BigDecimal;
import java.util.UUID;

/// Money of the payment went back to the house: it cannot be taken away again; nothing was stored.
public final class PaymentRefundedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID paymentId;
    private final BigDecimal refunded;

    PaymentRefundedException(UUID paymentId, BigDecimal refunded) {
        super("%s of payment %s was refunded".formatted(refunded, paymentId));
        this.paymentId = paymentId;
        this.refunded = refunded;
    }

    public UUID paymentId() {
        return paymentId;
    }

    public BigDecimal refunded() {
        return refunded;
    }
}
