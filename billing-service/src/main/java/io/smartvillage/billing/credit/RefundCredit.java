package io.smartvillage.billing.credit;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.AllocationRow;
import io.smartvillage.billing.allocation.AllocationRow.Place.InCredit;
import io.smartvillage.billing.allocation.AllocationRule;
import io.smartvillage.billing.allocation.Allocations;
import io.smartvillage.billing.credit.CreditEvent.CreditRefunded;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Pays credit back to the house, lots oldest first. The allocations of a payment whose money went
/// back then sum up to its amount less the refund.
@Service
public class RefundCredit {

    private final Houses houses;
    private final Credits credits;
    private final Refunds refunds;
    private final Allocations allocations;
    private final Ledger ledger;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RefundCredit(
            Houses houses,
            Credits credits,
            Refunds refunds,
            Allocations allocations,
            Ledger ledger,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.houses = houses;
        this.credits = credits;
        this.refunds = refunds;
        this.allocations = allocations;
        this.ledger = ledger;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param amount baht, more than 0
    public record Terms(
            BigDecimal amount,
            Refund.PaidFrom paidFrom,
            @Nullable String reference,
            String reason) {}

    /// @throws HouseNotFoundException if the caller's village has no such house
    /// @throws RefundTooLargeException if the house has less credit
    @Transactional
    public Refund refund(UUID propertyId, Terms terms) {
        houses.lock(propertyId);
        var lots = credits.leftOf(propertyId);
        var credit = CreditTaken.sum(lots);
        if (terms.amount().compareTo(credit) > 0) {
            throw new RefundTooLargeException(propertyId, terms.amount(), credit);
        }
        var refund =
                new Refund(
                        ids.generateId(),
                        propertyId,
                        terms.amount(),
                        terms.paidFrom(),
                        terms.reference(),
                        terms.reason(),
                        Caller.current().userId(),
                        clock.instant());
        refunds.add(refund);
        allocations.append(
                new CreditTaken(lots)
                        .take(terms.amount()).stream().map(slice -> row(slice, refund)).toList());
        ledger.book(
                List.of(
                        new Posting(
                                PostingKind.REFUND,
                                LedgerAccount.RESIDENT_CREDIT,
                                terms.paidFrom().account,
                                terms.amount(),
                                propertyId,
                                null,
                                refund.id())));
        outbox.publish(
                new CreditRefunded(
                        refund.id(),
                        propertyId,
                        Satang.of(terms.amount()),
                        terms.paidFrom(),
                        refund.madeBy(),
                        refund.createdAt()));
        return refund;
    }

    private AllocationRow row(CreditTaken.Slice slice, Refund refund) {
        var lot = slice.lot();
        credits.take(lot.id(), slice.amount());
        return new AllocationRow(
                lot.paymentId(),
                lot.propertyId(),
                new InCredit(lot.id()),
                slice.amount().negate(),
                AllocationRule.REFUND,
                refund.id(),
                refund.madeBy());
    }
}
