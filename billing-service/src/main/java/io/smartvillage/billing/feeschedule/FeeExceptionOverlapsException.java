package io.smartvillage.billing.feeschedule;

import java.util.UUID;

/// The house has another exception from the schedule on one of the days; nothing was stored.
public final class FeeExceptionOverlapsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID feeExceptionId;

    FeeExceptionOverlapsException(UUID feeExceptionId) {
        super("in force together with fee exception " + feeExceptionId);
        this.feeExceptionId = feeExceptionId;
    }

    public UUID feeExceptionId() {
        return feeExceptionId;
    }
}
