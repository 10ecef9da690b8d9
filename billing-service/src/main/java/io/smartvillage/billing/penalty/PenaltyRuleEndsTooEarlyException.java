package io.smartvillage.billing.penalty;

import java.time.LocalDate;

/// The rule would end before it begins; nothing was stored.
public final class PenaltyRuleEndsTooEarlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LocalDate validFrom;

    PenaltyRuleEndsTooEarlyException(LocalDate validFrom, LocalDate validUntil) {
        super("from %s until %s".formatted(validFrom, validUntil));
        this.validFrom = validFrom;
    }

    public LocalDate validFrom() {
        return validFrom;
    }
}
