package io.smartvillage.billing.feeschedule;

import java.util.UUID;

public final class FeeScheduleNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID feeScheduleId;

    FeeScheduleNotFoundException(UUID feeScheduleId) {
        super("no fee schedule " + feeScheduleId);
        this.feeScheduleId = feeScheduleId;
    }

    public UUID feeScheduleId() {
        return feeScheduleId;
    }
}
