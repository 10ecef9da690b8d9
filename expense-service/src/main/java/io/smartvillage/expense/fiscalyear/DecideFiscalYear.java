package io.smartvillage.expense.fiscalyear;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYearEvent.FiscalYearClosed;
import io.smartvillage.expense.fiscalyear.FiscalYearEvent.FiscalYearReopened;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.FindExpenseSettings;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Lays out fiscal years, closes them and opens them again. Payments hold the settings while they
/// are booked, so none gets into a year that is being closed.
@Service
public class DecideFiscalYear {

    private final FiscalYears years;
    private final FindExpenseSettings settings;
    private final VillageCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    DecideFiscalYear(
            FiscalYears years,
            FindExpenseSettings settings,
            VillageCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.years = years;
        this.settings = settings;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param year of the Buddhist era
    /// @throws RefusedException if the village has it
    @Transactional
    public FiscalYear layOut(int year, UUID by) {
        var start = settings.lock().fiscalYearStartMonth();
        var laidOut = FiscalYear.beginning(ids.generateId(), year, start, clock.instant());
        if (!years.add(laidOut, by)) {
            throw new RefusedException(Refusal.FISCAL_YEAR_KNOWN, laidOut.label());
        }
        return laidOut;
    }

    /// @throws RefusedException if there is no such year, it is not over, or it is closed already
    @Transactional
    public FiscalYear close(UUID fiscalYearId, String reason, UUID by) {
        settings.lock();
        var year = require(fiscalYearId, FiscalYear.Status.OPEN);
        if (!year.endsOn().isBefore(calendar.today())) {
            throw new RefusedException(
                    Refusal.FISCAL_YEAR_NOT_OVER, year.label(), year.endsOn().toString());
        }
        var now = clock.instant();
        years.decide(
                fiscalYearId,
                FiscalYear.Status.CLOSED,
                new FiscalYearDecision(
                        ids.generateId(), FiscalYearDecision.Action.CLOSED, reason, by, now));
        outbox.publish(
                new FiscalYearClosed(
                        fiscalYearId, year.year(), year.startsOn(), year.endsOn(), now));
        return years.get(fiscalYearId);
    }

    /// @throws RefusedException if there is no such year, or it is open already
    @Transactional
    public FiscalYear reopen(UUID fiscalYearId, String reason, UUID by) {
        settings.lock();
        var year = require(fiscalYearId, FiscalYear.Status.CLOSED);
        var now = clock.instant();
        years.decide(
                fiscalYearId,
                FiscalYear.Status.OPEN,
                new FiscalYearDecision(
                        ids.generateId(), FiscalYearDecision.Action.REOPENED, reason, by, now));
        outbox.publish(
                new FiscalYearReopened(
                        fiscalYearId, year.year(), year.startsOn(), year.endsOn(), now));
        return years.get(fiscalYearId);
    }

    private FiscalYear require(UUID fiscalYearId, FiscalYear.Status status) {
        var year = years.get(fiscalYearId);
        if (year.status() != status) {
            throw new RefusedException(Refusal.FISCAL_YEAR_STATE, year.label());
        }
        return year;
    }
}
