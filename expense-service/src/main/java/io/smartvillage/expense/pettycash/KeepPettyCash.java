package io.smartvillage.expense.pettycash;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.fund.Funds;
import io.smartvillage.expense.journal.Journal;
import io.smartvillage.expense.journal.JournalEntries;
import io.smartvillage.expense.numbering.DocumentKind;
import io.smartvillage.expense.numbering.DocumentNumbers;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Sets up boxes of petty cash, tops them up and counts them. A box is locked from before it is
/// looked at, so that what is in it is what the books say.
@Service
public class KeepPettyCash {

    private final PettyCashBoxes boxes;
    private final Funds funds;
    private final FiscalYears fiscalYears;
    private final Journal journal;
    private final DocumentNumbers numbers;
    private final VillageCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;

    KeepPettyCash(
            PettyCashBoxes boxes,
            Funds funds,
            FiscalYears fiscalYears,
            Journal journal,
            DocumentNumbers numbers,
            VillageCalendar calendar,
            IdGenerator ids,
            Clock clock) {
        this.boxes = boxes;
        this.funds = funds;
        this.fiscalYears = fiscalYears;
        this.journal = journal;
        this.numbers = numbers;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /// The box is empty until it is topped up.
    ///
    /// @throws BadParameterException if the fund is unknown
    /// @throws RefusedException if there is a box of that name
    @Transactional
    public PettyCashBox setUp(PettyCashBoxTerms terms, UUID by) {
        if (funds.find(terms.fundId()).isEmpty()) {
            throw new BadParameterException("fundId", "field.unknown-fund");
        }
        var box =
                new PettyCashBox(
                        ids.generateId(),
                        terms.name(),
                        terms.fundId(),
                        terms.custodianId(),
                        terms.floatAmount(),
                        BigDecimal.ZERO.setScale(2),
                        clock.instant());
        if (!boxes.add(box, by)) {
            throw new RefusedException(Refusal.PETTY_CASH_BOX_NAME_TAKEN, terms.name());
        }
        return box;
    }

    /// Counts from the next top-up on; what is in the box stays in it.
    ///
    /// @param floatAmount THB, more than nothing
    /// @throws RefusedException if there is no such box
    @Transactional
    public PettyCashBox changeFloat(UUID pettyCashBoxId, BigDecimal floatAmount) {
        var box = locked(pettyCashBoxId);
        boxes.changeFloat(box.id(), floatAmount);
        return boxes.get(box.id());
    }

    /// Brings the box back to its float, from the bank.
    ///
    /// @throws RefusedException if there is no such box, it is full, or today's fiscal year is
    ///   closed
    @Transactional
    public PettyCashTopUp topUp(UUID pettyCashBoxId, UUID by) {
        var today = calendar.today();
        fiscalYears.requireOpen(today);
        var box = locked(pettyCashBoxId);
        var missing = box.floatAmount().subtract(box.balance());
        if (missing.signum() <= 0) {
            throw new RefusedException(
                    Refusal.PETTY_CASH_FULL, box.name(), box.balance().toPlainString());
        }
        var topUp =
                new PettyCashTopUp(
                        ids.generateId(),
                        box.id(),
                        numbers.next(DocumentKind.PETTY_CASH_TOP_UP, today),
                        missing,
                        today,
                        by,
                        clock.instant());
        boxes.add(topUp);
        journal.book(
                today, JournalEntries.ofTopUp(topUp.id(), box.fundId(), box.id(), topUp.amount()));
        return topUp;
    }

    /// Afterwards the books say what was counted.
    ///
    /// @param reason needed if that is not what was expected
    /// @throws BadParameterException if it is missing
    /// @throws RefusedException if there is no such box, or today's fiscal year is closed
    @Transactional
    public PettyCashCount count(
            UUID pettyCashBoxId, BigDecimal counted, @Nullable String reason, UUID by) {
        var today = calendar.today();
        fiscalYears.requireOpen(today);
        var box = locked(pettyCashBoxId);
        var difference = counted.subtract(box.balance());
        if (difference.signum() != 0 && reason == null) {
            throw new BadParameterException("reason", "field.reason-for-difference");
        }
        var count =
                new PettyCashCount(
                        ids.generateId(),
                        box.id(),
                        counted,
                        box.balance(),
                        difference,
                        reason,
                        today,
                        by,
                        clock.instant());
        boxes.add(count);
        journal.book(today, JournalEntries.ofCount(count.id(), box.fundId(), box.id(), difference));
        return count;
    }

    private PettyCashBox locked(UUID pettyCashBoxId) {
        return boxes.lock(pettyCashBoxId)
                .orElseThrow(() ->
                        new RefusedException(Refusal.PETTY_CASH_BOX_NOT_FOUND, pettyCashBoxId));
    }
}
