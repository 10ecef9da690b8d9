package io.smartvillage.billing.credit;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.AllocatePayment;
import io.smartvillage.billing.allocation.AllocatedPart;
import io.smartvillage.billing.allocation.AllocationRow;
import io.smartvillage.billing.allocation.AllocationRow.Place.InCredit;
import io.smartvillage.billing.allocation.AllocationRule;
import io.smartvillage.billing.allocation.Allocations;
import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.allocation.InvoiceComponent;
import io.smartvillage.billing.allocation.OpenInvoice;
import io.smartvillage.billing.allocation.Settlement;
import io.smartvillage.billing.allocation.VillagePolicy;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.credit.CreditEvent.CreditApplied;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Credit of a house settles invoices that are open now, without waiting for the next run.
@Service
public class ApplyCredit {

    private final Houses houses;
    private final Credits credits;
    private final Invoices invoices;
    private final VillagePolicy policy;
    private final Allocations allocations;
    private final Ledger ledger;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    ApplyCredit(
            Houses houses,
            Credits credits,
            Invoices invoices,
            VillagePolicy policy,
            Allocations allocations,
            Ledger ledger,
            BillingCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.houses = houses;
        this.credits = credits;
        this.invoices = invoices;
        this.policy = policy;
        this.allocations = allocations;
        this.ledger = ledger;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param applicationId the cause that the allocations name
    /// @param applied baht
    /// @param creditLeft baht of the house
    public record Application(
            UUID applicationId,
            UUID propertyId,
            BigDecimal applied,
            BigDecimal creditLeft,
            List<Part> parts) {

        public Application {
            parts = List.copyOf(parts);
        }

        public record Part(UUID invoiceId, InvoiceComponent component, BigDecimal amount) {}
    }

    /// Takes as much as is open, lots oldest first.
    ///
    /// @param invoiceId that one only; empty for all by the village's policy, written-off ones last
    /// @throws HouseNotFoundException if the caller's village has no such house
    /// @throws InvoiceNotFoundException if the house has no such invoice
    /// @throws InvoiceVoidException if it is void
    /// @throws NoCreditException if the house has none
    /// @throws NothingToSettleException if nothing is open
    @Transactional
    public Application apply(UUID propertyId, Optional<UUID> invoiceId) {
        houses.lock(propertyId);
        invoiceId.ifPresent(id -> requireOf(propertyId, id));
        var open =
                invoices.findOpenAndLock(propertyId).stream()
                        .collect(Collectors.toMap(Invoice::id, Function.identity()));
        var lots = credits.leftOf(propertyId);
        if (lots.isEmpty()) {
            throw new NoCreditException(propertyId);
        }
        var credit = CreditTaken.sum(lots);
        var allocated =
                AllocatePayment.allocate(
                        open.values().stream().map(OpenInvoice::of).toList(),
                        credit,
                        invoiceId.stream().map(id -> new ChosenInvoice(id, null)).toList(),
                        policy.current());
        if (allocated.parts().isEmpty()) {
            throw new NothingToSettleException(propertyId);
        }
        var applicationId = ids.generateId();
        var by = Caller.current().userId();
        var now = clock.instant();
        var settlement =
                Settlement.of(
                        allocated.parts(),
                        open,
                        new Settlement.Source(
                                LedgerAccount.RESIDENT_CREDIT,
                                PostingKind.CREDIT_APPLIED,
                                applicationId),
                        calendar.today(),
                        now);
        move(allocated.parts(), lots, applicationId, by);
        ledger.book(settlement.postings());
        var applied = credit.subtract(allocated.remainder());
        outbox.publish(new CreditApplied(applicationId, propertyId, Satang.of(applied), by, now));
        outbox.publishAll(settlement.events());
        return new Application(
                applicationId,
                propertyId,
                applied,
                allocated.remainder(),
                allocated.parts().stream()
                        .map(part ->
                                new Application.Part(
                                        part.invoiceId(), part.component(), part.amount()))
                        .toList());
    }

    private void move(List<AllocatedPart> parts, List<CreditLot> lots, UUID cause, UUID by) {
        var taken = new CreditTaken(lots);
        var rows = new ArrayList<AllocationRow>();
        for (var part : parts) {
            for (var slice : taken.take(part.amount())) {
                var lot = slice.lot();
                credits.take(lot.id(), slice.amount());
                rows.add(
                        new AllocationRow(
                                lot.paymentId(),
                                lot.propertyId(),
                                new InCredit(lot.id()),
                                slice.amount().negate(),
                                AllocationRule.CREDIT_USED,
                                cause,
                                by));
                rows.add(
                        AllocationRow.onInvoice(
                                lot.paymentId(),
                                lot.propertyId(),
                                new AllocatedPart(
                                        part.invoiceId(),
                                        part.component(),
                                        slice.amount(),
                                        AllocationRule.CREDIT_USED),
                                cause,
                                by));
            }
        }
        allocations.append(rows);
    }

    private void requireOf(UUID propertyId, UUID invoiceId) {
        invoices.findById(invoiceId)
                .filter(invoice -> invoice.propertyId().equals(propertyId))
                .orElseThrow(() -> new InvoiceNotFoundException(invoiceId))
                .requireNotVoid();
    }
}
