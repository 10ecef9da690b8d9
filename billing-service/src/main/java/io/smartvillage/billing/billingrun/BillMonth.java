package io.smartvillage.billing.billingrun;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRun.Skipped;
import io.smartvillage.billing.billingrun.BillingRunEvent.BillingRunCompleted;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Issues the invoices of a month that are not issued yet. However often it is called, also at the
/// same time, a house gets one invoice for a month.
@Service
public class BillMonth {

    private static final YearMonth FIRST_PERIOD = YearMonth.from(BillingCalendar.FIRST_DAY);
    private static final int LONGEST_DUE_MONTHS = 12;

    private final BillingRuns runs;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;
    private final int monthsAhead;

    /// @param monthsAhead how far in the future a month may be billed
    BillMonth(
            BillingRuns runs,
            BillingCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock,
            @Value("${smartvillage.billing.months-ahead}") int monthsAhead) {
        this.runs = runs;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.monthsAhead = monthsAhead;
    }

    /// @throws BadParameterException if the month is too far away, or the due date from the month
    @Transactional
    public BillingRun bill(YearMonth period, LocalDate dueDate) {
        requireSensible(period, dueDate);
        runs.awaitTurn();
        var now = clock.instant();
        var run =
                runs.bill(
                        ids.generateId(),
                        period,
                        dueDate,
                        Caller.current().userId(),
                        calendar.today(),
                        now);
        outbox.publish(
                new BillingRunCompleted(
                        run.id(),
                        run.period(),
                        run.dueDate(),
                        run.created(),
                        count(run.skipped(), Reason.ALREADY_BILLED),
                        count(run.skipped(), Reason.NO_SCHEDULE),
                        Satang.of(run.total()),
                        now));
        return run;
    }

    private void requireSensible(YearMonth period, LocalDate dueDate) {
        var last = calendar.thisMonth().plusMonths(monthsAhead);
        if (period.isBefore(FIRST_PERIOD) || period.isAfter(last)) {
            throw new BadParameterException(
                    "period", "field.range", FIRST_PERIOD.toString(), last.toString());
        }
        BillingCalendar.require(
                "dueDate",
                dueDate,
                period.atDay(1),
                period.plusMonths(LONGEST_DUE_MONTHS).atEndOfMonth());
    }

    private static long count(List<Skipped> skipped, Reason reason) {
        return skipped.stream()
                .filter(entry -> entry.reason() == reason)
                .mapToLong(Skipped::count)
                .sum();
    }
}
