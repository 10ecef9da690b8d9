package io.smartvillage.billing.invoice;

import java.math.BigDecimal;
import java.util.UUID;

/// The payment is more than is left to pay; nothing was stored.
public final class OverpaymentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal payment;
    private final BigDecimal balance;

    OverpaymentException(UUID invoiceId, BigDecimal payment, BigDecimal balance) {
        super("%s on invoice %s with %s left to pay".formatted(payment, invoiceId, balance));
        this.payment = payment;
        this.balance = balance;
    }

    public BigDecimal payment() {
        return payment;
    }

    public BigDecimal balance() {
        return balance;
    }
}
