package io.smartvillage.billing.billingrun;

import java.time.YearMonth;

/// The village charges nothing in the month; nothing was stored.
public final class NoFeeScheduleInForceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final YearMonth period;
    private final String scheduleSet;

    NoFeeScheduleInForceException(YearMonth period, String scheduleSet) {
        super("no fee schedule of %s in %s".formatted(scheduleSet, period));
        this.period = period;
        this.scheduleSet = scheduleSet;
    }

    public YearMonth period() {
        return period;
    }

    public String scheduleSet() {
        return scheduleSet;
    }
}
