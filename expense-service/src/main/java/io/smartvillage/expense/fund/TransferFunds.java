package io.smartvillage.expense.fund;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.fund.FundEvent.FundsTransferred;
import io.smartvillage.expense.journal.Journal;
import io.smartvillage.expense.journal.JournalEntries;
import io.smartvillage.expense.numbering.DocumentKind;
import io.smartvillage.expense.numbering.DocumentNumbers;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Moves money from one fund to another.
@Service
public class TransferFunds {

    private final Funds funds;
    private final FiscalYears fiscalYears;
    private final Journal journal;
    private final DocumentNumbers numbers;
    private final VillageCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    TransferFunds(
            Funds funds,
            FiscalYears fiscalYears,
            Journal journal,
            DocumentNumbers numbers,
            VillageCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.funds = funds;
        this.fiscalYears = fiscalYears;
        this.journal = journal;
        this.numbers = numbers;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if a fund is unknown, both are the same, or the day is to come
    /// @throws RefusedException if the day's fiscal year is closed
    @Transactional
    public FundTransfer transfer(FundTransferTerms terms, UUID by) {
        requireFund("fromFundId", terms.fromFundId());
        requireFund("toFundId", terms.toFundId());
        if (terms.fromFundId().equals(terms.toFundId())) {
            throw new BadParameterException("toFundId", "field.same-fund");
        }
        var day = calendar.past("transferredOn", terms.transferredOn());
        fiscalYears.requireOpen(day);
        var transfer =
                new FundTransfer(
                        ids.generateId(),
                        numbers.next(DocumentKind.FUND_TRANSFER, day),
                        terms.fromFundId(),
                        terms.toFundId(),
                        terms.amount(),
                        day,
                        terms.reason(),
                        by,
                        clock.instant());
        funds.add(transfer);
        journal.book(
                day,
                JournalEntries.ofTransfer(
                        transfer.id(), terms.fromFundId(), terms.toFundId(), terms.amount()));
        outbox.publish(
                new FundsTransferred(
                        transfer.id(),
                        terms.fromFundId(),
                        terms.toFundId(),
                        terms.amount().movePointRight(2).longValueExact(),
                        day,
                        transfer.madeAt()));
        return transfer;
    }

    private void requireFund(String field, UUID fundId) {
        if (funds.find(fundId).isEmpty()) {
            throw new BadParameterException(field, "field.unknown-fund");
        }
    }
}
