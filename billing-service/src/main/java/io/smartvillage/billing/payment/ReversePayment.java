package io.smartvillage.billing.payment;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.AllocationRow;
import io.smartvillage.billing.allocation.AllocationRow.Place.InCredit;
import io.smartvillage.billing.allocation.AllocationRow.Place.OnInvoice;
import io.smartvillage.billing.allocation.AllocationRule;
import io.smartvillage.billing.allocation.Allocations;
import io.smartvillage.billing.allocation.Allocations.Held;
import io.smartvillage.billing.allocation.InvoiceComponent;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.credit.Credits;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.receipt.CancelReceipt;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Undoes exactly what a payment did, wherever its money went since: each place that has some of it
/// gives it back.
@Service
public class ReversePayment {

    private final Payments payments;
    private final Houses houses;
    private final Invoices invoices;
    private final Allocations allocations;
    private final Credits credits;
    private final PaymentBooks books;
    private final Ledger ledger;
    private final DebitNotes debitNotes;
    private final CancelReceipt cancelReceipt;
    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    ReversePayment(
            Payments payments,
            Houses houses,
            Invoices invoices,
            Allocations allocations,
            Credits credits,
            PaymentBooks books,
            Ledger ledger,
            DebitNotes debitNotes,
            CancelReceipt cancelReceipt,
            JdbcClient jdbc,
            IdGenerator ids,
            BillingCalendar calendar,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.houses = houses;
        this.invoices = invoices;
        this.allocations = allocations;
        this.credits = credits;
        this.books = books;
        this.ledger = ledger;
        this.debitNotes = debitNotes;
        this.cancelReceipt = cancelReceipt;
        this.jdbc = jdbc;
        this.ids = ids;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// What one reversal gathers before it is written.
    ///
    /// @param account where the money came in, and goes away
    private record Undoing(
            Payment payment,
            LedgerAccount account,
            UUID by,
            LocalDate today,
            Instant now,
            List<AllocationRow> rows,
            List<Posting> postings,
            List<Object> events,
            List<DebitNotes.Note> notes) {

        void row(Held held) {
            rows.add(
                    new AllocationRow(
                            payment.id(),
                            payment.propertyId(),
                            held.place(),
                            held.amount().negate(),
                            AllocationRule.REVERSAL,
                            payment.id(),
                            by));
        }

        void book(
                PostingKind kind,
                LedgerAccount debit,
                LedgerAccount credit,
                BigDecimal amount,
                @Nullable UUID invoiceId) {
            if (amount.signum() > 0) {
                postings.add(
                        new Posting(
                                kind,
                                debit,
                                credit,
                                amount,
                                payment.propertyId(),
                                invoiceId,
                                payment.id()));
            }
        }
    }

    /// Paid invoices give back and are owed again, credit is gone, the receipt is cancelled, and
    /// the slip may pay again. An invoice that took credit of it as a line since its issue cannot
    /// change: it gets a debit note. An invoice that was given up stays so, with what it gives
    /// back.
    ///
    /// @throws PaymentNotFoundException if the caller's village has no such payment
    /// @throws PaymentNotVerifiedException if it is not verified, or was undone before
    /// @throws PaymentRefundedException if money of it was refunded
    @Transactional
    public Payment reverse(UUID paymentId, ReversalReason reason, @Nullable String note) {
        var house =
                payments.houseOf(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        houses.lock(house);
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        payment.requireVerified();
        var refunded = allocations.refundedOf(paymentId);
        if (refunded.signum() > 0) {
            throw new PaymentRefundedException(paymentId, refunded);
        }
        var undoing =
                new Undoing(
                        payment,
                        books.cameFrom(payment),
                        Caller.current().userId(),
                        calendar.today(),
                        clock.instant(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        undoing.events().add(payment.reverse(reason, note, undoing.by(), undoing.now()));
        takeBack(undoing);
        payments.flush();
        allocations.append(undoing.rows());
        ledger.book(undoing.postings());
        jdbc.sql("delete from slip_claim where payment_id = ?").param(paymentId).update();
        cancelReceipt.cancelOf(paymentId).ifPresent(undoing.events()::add);
        undoing.notes()
                .forEach(debit ->
                        debitNotes.issue(debit, undoing.by(), undoing.today(), undoing.now()));
        outbox.publishAll(undoing.events());
        return payment;
    }

    private void takeBack(Undoing undoing) {
        var ofInvoices = new TreeMap<UUID, List<Held>>();
        for (var held : allocations.heldOf(undoing.payment().id())) {
            undoing.row(held);
            switch (held.place()) {
                case InCredit credit -> {
                    credits.take(credit.creditId(), held.amount());
                    undoing.book(
                            PostingKind.PAYMENT_REVERSAL,
                            LedgerAccount.RESIDENT_CREDIT,
                            undoing.account(),
                            held.amount(),
                            null);
                }
                case OnInvoice invoice ->
                        ofInvoices
                                .computeIfAbsent(invoice.invoiceId(), _ -> new ArrayList<>())
                                .add(held);
            }
        }
        ofInvoices.forEach((invoiceId, held) -> takeBack(invoiceId, held, undoing));
    }

    private void takeBack(UUID invoiceId, List<Held> held, Undoing undoing) {
        var invoice =
                invoices.findAndLock(invoiceId)
                        .orElseThrow(() -> new InvoiceNotFoundException(invoiceId));
        var givenUp = invoice.writtenOff().signum() > 0;
        var fee = sum(held, at -> !at.atIssue() && at.component() == InvoiceComponent.FEE);
        var penalty = sum(held, at -> !at.atIssue() && at.component() == InvoiceComponent.PENALTY);
        var paid = fee.add(penalty);
        var atIssue = sum(held, OnInvoice::atIssue);
        if (paid.signum() > 0) {
            undoing.events().add(invoice.giveBack(fee, penalty, undoing.today(), undoing.now()));
            undoing.book(
                    PostingKind.PAYMENT_REVERSAL,
                    LedgerAccount.RECEIVABLE,
                    undoing.account(),
                    paid,
                    invoiceId);
        }
        if (atIssue.signum() > 0) {
            undoing.events().add(invoice.addDebit(atIssue, undoing.today(), undoing.now()));
            var note =
                    new DebitNotes.Note(
                            ids.generateId(),
                            invoiceId,
                            invoice.propertyId(),
                            undoing.payment().id(),
                            atIssue);
            undoing.notes().add(note);
            undoing.postings()
                    .add(
                            new Posting(
                                    PostingKind.DEBIT_NOTE,
                                    LedgerAccount.RECEIVABLE,
                                    LedgerAccount.RESIDENT_CREDIT,
                                    atIssue,
                                    invoice.propertyId(),
                                    invoiceId,
                                    note.id()));
            undoing.book(
                    PostingKind.PAYMENT_REVERSAL,
                    LedgerAccount.RESIDENT_CREDIT,
                    undoing.account(),
                    atIssue,
                    null);
        }
        var owedAgain = paid.add(atIssue);
        var recovered = books.recoveredBy(undoing.payment(), invoiceId).min(owedAgain);
        var nothingElseIsOwed = invoice.balance().compareTo(owedAgain) == 0;
        if ((givenUp || recovered.signum() > 0) && nothingElseIsOwed) {
            invoice.writeOffAgain(owedAgain, undoing.today(), undoing.now());
            undoing.book(
                    PostingKind.PAYMENT_REVERSAL,
                    LedgerAccount.BAD_DEBT_RECOVERED,
                    LedgerAccount.RECEIVABLE,
                    recovered,
                    invoiceId);
            undoing.book(
                    PostingKind.WRITE_OFF,
                    LedgerAccount.BAD_DEBT,
                    LedgerAccount.RECEIVABLE,
                    owedAgain.subtract(recovered),
                    invoiceId);
        }
    }

    private static BigDecimal sum(List<Held> held, Predicate<OnInvoice> which) {
        return held.stream()
                .filter(part -> part.place() instanceof OnInvoice at && which.test(at))
                .map(Held::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
