package io.smartvillage.billing.penalty;

import java.util.UUID;

public final class PenaltyRuleNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID penaltyRuleId;

    PenaltyRuleNotFoundException(UUID penaltyRuleId) {
        super("no penalty rule " + penaltyRuleId);
        this.penaltyRuleId = penaltyRuleId;
    }

    public UUID penaltyRuleId() {
        return penaltyRuleId;
    }
}
