package io.smartvillage.billing.billingrun;

import io.micrometer.tracing.Tracer;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;

/// Lets the invoices of a month be issued that are not issued yet. However often it is called, also
/// at the same time, a house gets one invoice for a month and set of fee schedules.
@Service
public class StartBillingRun {

    private static final int LONGEST_DUE_MONTHS = 12;

    private final BillingRuns runs;
    private final PeriodRules periods;
    private final CarryOutBillingRuns carryOut;
    private final ObjectProvider<Tracer> tracer;
    private final IdGenerator ids;
    private final Clock clock;

    StartBillingRun(
            BillingRuns runs,
            PeriodRules periods,
            CarryOutBillingRuns carryOut,
            ObjectProvider<Tracer> tracer,
            IdGenerator ids,
            Clock clock) {
        this.runs = runs;
        this.periods = periods;
        this.carryOut = carryOut;
        this.tracer = tracer;
        this.ids = ids;
        this.clock = clock;
    }

    /// A month and set that are being billed already are joined: the run that is there is returned,
    /// with its own due date.
    ///
    /// @return the run's id
    /// @throws BadParameterException if the month is too far away, or the due date from the month
    /// @throws NoFeeScheduleInForceException if nothing is charged in the month
    @Transactional
    public UUID start(YearMonth period, LocalDate dueDate, String scheduleSet) {
        periods.requireBillable(period, scheduleSet);
        BillingCalendar.require(
                "dueDate",
                dueDate,
                period.atDay(1),
                period.plusMonths(LONGEST_DUE_MONTHS).atEndOfMonth());
        return joinOrAdd(period, dueDate, scheduleSet);
    }

    private UUID joinOrAdd(YearMonth period, LocalDate dueDate, String scheduleSet) {
        var id = ids.generateId();
        Optional<UUID> joined = Optional.empty();
        // The run that was in the way may be finished by the time it is looked for.
        while (joined.isEmpty()
                && !runs.add(
                        id,
                        period,
                        dueDate,
                        scheduleSet,
                        Caller.current().userId(),
                        traceParent(),
                        clock.instant())) {
            joined = runs.findActive(period, scheduleSet).map(BillingRun::id);
        }
        joined.ifPresentOrElse(_ -> {}, () -> beginAfterCommit(id));
        return joined.orElse(id);
    }

    private void beginAfterCommit(UUID billingRunId) {
        var village = CurrentVillage.id();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        carryOut.begin(village, billingRunId);
                    }
                });
    }

    private @Nullable String traceParent() {
        var found = tracer.getIfAvailable();
        var span = found == null ? null : found.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        return "00-%s-%s-%s"
                .formatted(
                        context.traceId(),
                        context.spanId(),
                        Boolean.TRUE.equals(context.sampled()) ? "01" : "00");
    }
}
