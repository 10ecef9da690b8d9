package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.YearMonth;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which months can be billed at all.
@Component
class PeriodRules {

    private static final YearMonth FIRST_PERIOD = YearMonth.from(BillingCalendar.FIRST_DAY);

    private final BillingRuns runs;
    private final BillingCalendar calendar;
    private final int monthsAhead;

    /// @param monthsAhead how far in the future a month may be billed
    PeriodRules(
            BillingRuns runs,
            BillingCalendar calendar,
            @Value("${smartvillage.billing.months-ahead}") int monthsAhead) {
        this.runs = runs;
        this.calendar = calendar;
        this.monthsAhead = monthsAhead;
    }

    /// @throws BadParameterException if the month is too far away
    /// @throws NoFeeScheduleInForceException if nothing is charged in the month
    void requireBillable(YearMonth period, String scheduleSet) {
        var last = calendar.thisMonth().plusMonths(monthsAhead);
        if (period.isBefore(FIRST_PERIOD) || period.isAfter(last)) {
            throw new BadParameterException(
                    "period", "field.range", FIRST_PERIOD.toString(), last.toString());
        }
        if (!runs.anyScheduleIn(period, scheduleSet)) {
            throw new NoFeeScheduleInForceException(period, scheduleSet);
        }
    }
}
