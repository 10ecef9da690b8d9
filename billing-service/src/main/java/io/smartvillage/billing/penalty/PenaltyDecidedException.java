package io.smartvillage.billing.penalty;

import java.util.UUID;

/// The penalty is billed or waived already; nothing changed.
public final class PenaltyDecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID penaltyId;
    private final PenaltyStatus status;

    PenaltyDecidedException(UUID penaltyId, PenaltyStatus status) {
        super("penalty %s is %s".formatted(penaltyId, status));
        this.penaltyId = penaltyId;
        this.status = status;
    }

    public UUID penaltyId() {
        return penaltyId;
    }

    public PenaltyStatus status() {
        return status;
    }
}
