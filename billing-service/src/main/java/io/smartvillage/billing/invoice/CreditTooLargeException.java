package io.smartvillage.billing.invoice;

import java.math.BigDecimal;
import java.util.UUID;

/// A credit note over more than was charged; nothing was stored.
public final class CreditTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal credit;
    private final BigDecimal charged;

    CreditTooLargeException(UUID invoiceId, BigDecimal credit, BigDecimal charged) {
        super("credit of %s on invoice %s that charges %s".formatted(credit, invoiceId, charged));
        this.credit = credit;
        this.charged = charged;
    }

    public BigDecimal credit() {
        return credit;
    }

    public BigDecimal charged() {
        return charged;
    }
}
