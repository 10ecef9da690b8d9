package io.smartvillage.billing.payment;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.AllocatePayment;
import io.smartvillage.billing.allocation.AllocatedMoney;
import io.smartvillage.billing.allocation.AllocationPolicy;
import io.smartvillage.billing.allocation.AllocationRow;
import io.smartvillage.billing.allocation.AllocationRow.Place.InCredit;
import io.smartvillage.billing.allocation.AllocationRule;
import io.smartvillage.billing.allocation.Allocations;
import io.smartvillage.billing.allocation.OpenInvoice;
import io.smartvillage.billing.allocation.Settlement;
import io.smartvillage.billing.allocation.VillagePolicy;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.credit.Credits;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.receipt.IssueReceipt;
import io.smartvillage.platform.messaging.Outbox;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The money arrived: it settles invoices of the house, the rest becomes credit, and the payer gets
/// a receipt. Of two who decide at the same time the first one wins.
@Service
public class VerifyPayment {

    private final Payments payments;
    private final Houses houses;
    private final Invoices invoices;
    private final VillagePolicy policy;
    private final Allocations allocations;
    private final Credits credits;
    private final Ledger ledger;
    private final IssueReceipt issueReceipt;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    VerifyPayment(
            Payments payments,
            Houses houses,
            Invoices invoices,
            VillagePolicy policy,
            Allocations allocations,
            Credits credits,
            Ledger ledger,
            IssueReceipt issueReceipt,
            BillingCalendar calendar,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.houses = houses;
        this.invoices = invoices;
        this.policy = policy;
        this.allocations = allocations;
        this.credits = credits;
        this.ledger = ledger;
        this.issueReceipt = issueReceipt;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A chosen invoice that was paid or voided meanwhile takes nothing: the money is there and
    /// becomes credit. All or nothing happens, and a transaction of the caller's is joined.
    ///
    /// @param checks what it was judged by, beside earlier ones
    /// @throws PaymentNotFoundException if the current village has no such payment
    /// @throws PaymentDecidedException if it was decided before
    @Transactional
    public Payment verify(
            UUID paymentId,
            Verifier by,
            MoneyIs money,
            @Nullable String note,
            List<PaymentCheck> checks) {
        var house =
                payments.houseOf(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        houses.lock(house);
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        payment.requireUndecided();
        var terms = payment.terms();
        var byId =
                invoices.findOpenAndLock(house).stream()
                        .collect(Collectors.toMap(Invoice::id, Function.identity()));
        var rule = policy.current();
        var allocated =
                AllocatePayment.allocate(
                        byId.values().stream().map(OpenInvoice::of).toList(),
                        terms.amount(),
                        terms.choice(),
                        rule);
        var now = clock.instant();
        var settlement =
                Settlement.of(
                        allocated.parts(),
                        byId,
                        new Settlement.Source(
                                money.account(terms.paymentMethod()),
                                money.kind(PostingKind.PAYMENT),
                                paymentId),
                        calendar.today(),
                        now);
        var verified = payment.verify(by, note, checks, now);
        payments.flush();
        allocations.append(rows(payment, allocated, by.userId()));
        ledger.book(postings(payment, settlement, allocated.remainder(), money));
        outbox.publish(verified);
        outbox.publishAll(settlement.events());
        outbox.publish(issueReceipt.issue(received(payment, allocated, byId, rule)));
        return payment;
    }

    private List<AllocationRow> rows(Payment payment, AllocatedMoney allocated, @Nullable UUID by) {
        var rows = new ArrayList<AllocationRow>();
        for (var part : allocated.parts()) {
            rows.add(
                    AllocationRow.onInvoice(
                            payment.id(), payment.propertyId(), part, payment.id(), by));
        }
        if (allocated.remainder().signum() > 0) {
            var credit = credits.open(payment.propertyId(), payment.id(), allocated.remainder());
            rows.add(
                    new AllocationRow(
                            payment.id(),
                            payment.propertyId(),
                            new InCredit(credit),
                            allocated.remainder(),
                            AllocationRule.REMAINDER,
                            payment.id(),
                            by));
        }
        return rows;
    }

    private static List<Posting> postings(
            Payment payment, Settlement settlement, BigDecimal remainder, MoneyIs money) {
        var postings = new ArrayList<>(settlement.postings());
        if (remainder.signum() > 0) {
            postings.add(
                    new Posting(
                            money.kind(PostingKind.OVERPAYMENT),
                            money.account(payment.terms().paymentMethod()),
                            LedgerAccount.RESIDENT_CREDIT,
                            remainder,
                            payment.propertyId(),
                            null,
                            payment.id()));
        }
        return postings;
    }

    private static IssueReceipt.Received received(
            Payment payment,
            AllocatedMoney allocated,
            Map<UUID, Invoice> invoices,
            AllocationPolicy policy) {
        var terms = payment.terms();
        return new IssueReceipt.Received(
                payment.id(),
                payment.propertyId(),
                terms.paymentDate(),
                terms.paymentMethod().thai,
                terms.reference(),
                allocated,
                invoices,
                policy);
    }
}
