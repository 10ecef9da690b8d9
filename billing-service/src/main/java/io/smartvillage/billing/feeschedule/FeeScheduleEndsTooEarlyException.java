package io.smartvillage.billing.feeschedule;

import java.time.LocalDate;

/// The schedule would end before it begins; nothing was stored.
public final class FeeScheduleEndsTooEarlyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LocalDate validFrom;

    FeeScheduleEndsTooEarlyException(LocalDate validFrom, LocalDate validUntil) {
        super("from %s until %s".formatted(validFrom, validUntil));
        this.validFrom = validFrom;
    }

    public LocalDate validFrom() {
        return validFrom;
    }
}
