package io.smartvillage.billing.bankstatement;

import java.util.UUID;

/// The payment cannot be the line's money; nothing was stored.
public final class PlacementMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final UUID paymentId;

    public enum Reason {
        /// Its amount is another one.
        AMOUNT,
        /// It was verified as cash or by cheque.
        METHOD,
        /// Another line is its money.
        LINKED
    }

    PlacementMismatchException(Reason reason, UUID paymentId) {
        super("payment %s does not fit: %s".formatted(paymentId, reason));
        this.reason = reason;
        this.paymentId = paymentId;
    }

    public Reason reason() {
        return reason;
    }

    public UUID paymentId() {
        return paymentId;
    }
}
