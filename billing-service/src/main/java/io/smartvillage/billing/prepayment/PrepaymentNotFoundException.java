package io.smartvillage.billing.prepayment;

import java.util.UUID;

public final class PrepaymentNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID prepaymentId;

    PrepaymentNotFoundException(UUID prepaymentId) {
        super("no prepayment " + prepaymentId);
        this.prepaymentId = prepaymentId;
    }

    public UUID prepaymentId() {
        return prepaymentId;
    }
}
