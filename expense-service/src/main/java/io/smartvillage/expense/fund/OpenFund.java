package io.smartvillage.expense.fund;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.journal.Journal;
import io.smartvillage.expense.journal.JournalEntries;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Sets up funds, and what they begin with.
@Service
public class OpenFund {

    private final Funds funds;
    private final FiscalYears fiscalYears;
    private final Journal journal;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    OpenFund(
            Funds funds,
            FiscalYears fiscalYears,
            Journal journal,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.funds = funds;
        this.fiscalYears = fiscalYears;
        this.journal = journal;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws RefusedException if there is a fund of that name
    @Transactional
    public Fund set(String name, String nameEn) {
        var fund =
                new Fund(
                        ids.generateId(),
                        Fund.Kind.SPECIAL,
                        name,
                        nameEn,
                        BigDecimal.ZERO.setScale(2),
                        clock.instant());
        if (!funds.add(fund)) {
            throw new RefusedException(Refusal.FUND_NAME_TAKEN, name);
        }
        return fund;
    }

    /// Says anew what a fund began with; the difference to what was said before is booked.
    ///
    /// @param amount THB, nothing or more
    /// @throws RefusedException if there is no such fund, or the day's fiscal year is closed
    @Transactional
    public Fund beginWith(UUID fundId, BigDecimal amount, LocalDate day) {
        fiscalYears.requireOpen(calendar.past("on", day));
        var before = funds.lock(fundId).openingAmount();
        funds.open(fundId, amount);
        journal.book(day, JournalEntries.ofOpening(fundId, before, amount));
        return funds.get(fundId);
    }
}
