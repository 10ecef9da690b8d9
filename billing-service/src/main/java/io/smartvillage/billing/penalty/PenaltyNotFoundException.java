package io.smartvillage.billing.penalty;

import java.util.UUID;

public final class PenaltyNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID penaltyId;

    PenaltyNotFoundException(UUID penaltyId) {
        super("no penalty " + penaltyId);
        this.penaltyId = penaltyId;
    }

    public UUID penaltyId() {
        return penaltyId;
    }
}
