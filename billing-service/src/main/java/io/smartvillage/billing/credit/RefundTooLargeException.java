package io.smartvillage.billing.credit;

import java.math.BigDecimal;
import java.util.UUID;

/// The refund is more than the house's credit; nothing was stored.
public final class RefundTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final BigDecimal refund;
    private final BigDecimal credit;

    RefundTooLargeException(UUID propertyId, BigDecimal refund, BigDecimal credit) {
        super("%s to house %s with %s of credit".formatted(refund, propertyId, credit));
        this.refund = refund;
        this.credit = credit;
    }

    public BigDecimal refund() {
        return refund;
    }

    public BigDecimal credit() {
        return credit;
    }
}
