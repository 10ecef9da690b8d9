package io.smartvillage.billing.feeschedule;

import java.util.UUID;

public final class FeeExceptionNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID feeExceptionId;

    FeeExceptionNotFoundException(UUID feeExceptionId) {
        super("no fee exception " + feeExceptionId);
        this.feeExceptionId = feeExceptionId;
    }

    public UUID feeExceptionId() {
        return feeExceptionId;
    }
}
