package io.smartvillage.billing.correction;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.credit.ReleaseMoney;
import io.smartvillage.billing.invoice.CreditTooLargeException;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceCredited;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceDebited;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceVoided;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceWrittenOff;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.InvoiceWrittenOffException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.billing.invoice.NothingOwedException;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Changes what an issued invoice asks for, by a paper or a decision beside it. The invoice, the
/// books, the house's credit and the event change together or not at all.
@Service
public class CorrectInvoice {

    private final Houses houses;
    private final Invoices invoices;
    private final InvoiceCorrections corrections;
    private final ReleaseMoney releaseMoney;
    private final BilledPenalties penalties;
    private final DocumentNumbers numbers;
    private final Ledger ledger;
    private final FindBillingSettings settings;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    CorrectInvoice(
            Houses houses,
            Invoices invoices,
            InvoiceCorrections corrections,
            ReleaseMoney releaseMoney,
            BilledPenalties penalties,
            DocumentNumbers numbers,
            Ledger ledger,
            FindBillingSettings settings,
            BillingCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.houses = houses;
        this.invoices = invoices;
        this.corrections = corrections;
        this.releaseMoney = releaseMoney;
        this.penalties = penalties;
        this.numbers = numbers;
        this.ledger = ledger;
        this.settings = settings;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// Of what an invoice asks for.
    public enum Component {
        /// All that is no penalty.
        FEE,
        PENALTY
    }

    /// Makes the invoice less; what was paid of it beyond the rest becomes the house's credit.
    ///
    /// @throws InvoiceNotFoundException if the caller's village has no such invoice
    /// @throws InvoiceVoidException if it is void
    /// @throws CreditTooLargeException if it is more than was charged
    @Transactional
    public InvoiceCorrection credit(
            UUID invoiceId, Component component, List<NoteLine> lines, String reason) {
        var invoice = locked(invoiceId);
        var id = ids.generateId();
        var now = clock.instant();
        var amount = sum(lines);
        var writtenOff = invoice.writtenOff();
        var released =
                switch (component) {
                    case FEE -> invoice.credit(amount, BigDecimal.ZERO, calendar.today(), now);
                    case PENALTY -> invoice.credit(BigDecimal.ZERO, amount, calendar.today(), now);
                };
        book(invoice, PostingKind.CREDIT_NOTE, amount, writtenOff, id);
        releaseMoney.release(invoice, released, id);
        var note =
                note(
                        id,
                        invoice,
                        CorrectionKind.CREDIT_NOTE,
                        amount,
                        released.total(),
                        items(lines, component),
                        reason);
        outbox.publish(
                new InvoiceCredited(
                        invoice.id(),
                        invoice.propertyId(),
                        id,
                        String.valueOf(note.number()),
                        Satang.of(amount),
                        Satang.of(released.total()),
                        Satang.of(invoice.balance()),
                        note.madeBy(),
                        now));
        return note;
    }

    /// Makes the invoice more.
    ///
    /// @throws InvoiceNotFoundException if the caller's village has no such invoice
    /// @throws InvoiceVoidException if it is void
    /// @throws InvoiceWrittenOffException if nobody waits for it any more
    @Transactional
    public InvoiceCorrection debit(UUID invoiceId, List<NoteLine> lines, String reason) {
        var invoice = locked(invoiceId);
        var id = ids.generateId();
        var now = clock.instant();
        var amount = sum(lines);
        invoice.debit(amount, calendar.today(), now);
        ledger.book(
                List.of(
                        posting(
                                invoice,
                                PostingKind.DEBIT_NOTE,
                                LedgerAccount.RECEIVABLE,
                                LedgerAccount.ADJUSTMENTS,
                                amount,
                                id)));
        var note =
                note(
                        id,
                        invoice,
                        CorrectionKind.DEBIT_NOTE,
                        amount,
                        BigDecimal.ZERO,
                        items(lines, Component.FEE),
                        reason);
        outbox.publish(
                new InvoiceDebited(
                        invoice.id(),
                        invoice.propertyId(),
                        id,
                        String.valueOf(note.number()),
                        Satang.of(amount),
                        Satang.of(invoice.balance()),
                        note.madeBy(),
                        now));
        return note;
    }

    /// Makes the invoice as if it had never been issued: what was paid of it, and the credit that
    /// it took when it was issued, become the house's credit, its penalties are to be billed again,
    /// and the next run may bill its month again.
    ///
    /// @throws InvoiceNotFoundException if the caller's village has no such invoice
    /// @throws InvoiceVoidException if it is void
    @Transactional
    public InvoiceCorrection voidIt(UUID invoiceId, String reason) {
        var invoice = locked(invoiceId);
        var id = ids.generateId();
        var now = clock.instant();
        var charged = invoice.charged();
        var writtenOff = invoice.writtenOff();
        var paid = invoice.voidIt(now);
        var taken = releaseMoney.releaseTakenAtIssue(invoice, id);
        var amount = charged.add(taken);
        var released = paid.total().add(taken);
        book(invoice, PostingKind.VOID, amount, writtenOff, id);
        releaseMoney.release(invoice, paid, id);
        penalties.assessAgain(invoice.id(), now);
        var correction =
                keep(
                        new InvoiceCorrection(
                                id,
                                invoice,
                                CorrectionKind.VOID,
                                null,
                                amount,
                                released,
                                List.of(),
                                reason,
                                calendar.today(),
                                null,
                                Caller.current().userId(),
                                now));
        outbox.publish(
                new InvoiceVoided(
                        invoice.id(),
                        invoice.propertyId(),
                        id,
                        Satang.of(released),
                        correction.madeBy(),
                        now));
        return correction;
    }

    /// Gives up what is left of the invoice; it can still be paid.
    ///
    /// @throws InvoiceNotFoundException if the caller's village has no such invoice
    /// @throws InvoiceVoidException if it is void
    /// @throws NothingOwedException if nothing is left
    @Transactional
    public InvoiceCorrection writeOff(UUID invoiceId, String reason) {
        var invoice = locked(invoiceId);
        var id = ids.generateId();
        var now = clock.instant();
        var amount = invoice.writeOff(calendar.today(), now);
        ledger.book(
                List.of(
                        posting(
                                invoice,
                                PostingKind.WRITE_OFF,
                                LedgerAccount.BAD_DEBT,
                                LedgerAccount.RECEIVABLE,
                                amount,
                                id)));
        var correction =
                keep(
                        new InvoiceCorrection(
                                id,
                                invoice,
                                CorrectionKind.WRITE_OFF,
                                null,
                                amount,
                                BigDecimal.ZERO,
                                List.of(),
                                reason,
                                calendar.today(),
                                null,
                                Caller.current().userId(),
                                now));
        outbox.publish(
                new InvoiceWrittenOff(
                        invoice.id(),
                        invoice.propertyId(),
                        id,
                        Satang.of(amount),
                        correction.madeBy(),
                        now));
        return correction;
    }

    private Invoice locked(UUID invoiceId) {
        houses.lock(
                invoices.propertyIdOf(invoiceId)
                        .orElseThrow(() -> new InvoiceNotFoundException(invoiceId)));
        return invoices.findAndLock(invoiceId)
                .orElseThrow(() -> new InvoiceNotFoundException(invoiceId));
    }

    /// What became less, and the part of a write-off that it takes back.
    private void book(
            Invoice invoice,
            PostingKind kind,
            BigDecimal amount,
            BigDecimal writtenOffBefore,
            UUID sourceId) {
        var postings = new ArrayList<Posting>();
        if (amount.signum() > 0) {
            postings.add(
                    posting(
                            invoice,
                            kind,
                            LedgerAccount.ADJUSTMENTS,
                            LedgerAccount.RECEIVABLE,
                            amount,
                            sourceId));
        }
        var takenBack = writtenOffBefore.subtract(invoice.writtenOff());
        if (takenBack.signum() > 0) {
            postings.add(
                    posting(
                            invoice,
                            kind,
                            LedgerAccount.RECEIVABLE,
                            LedgerAccount.BAD_DEBT,
                            takenBack,
                            sourceId));
        }
        ledger.book(postings);
    }

    private static Posting posting(
            Invoice invoice,
            PostingKind kind,
            LedgerAccount debit,
            LedgerAccount credit,
            BigDecimal amount,
            UUID sourceId) {
        return new Posting(
                kind, debit, credit, amount, invoice.propertyId(), invoice.id(), sourceId);
    }

    private InvoiceCorrection note(
            UUID id,
            Invoice invoice,
            CorrectionKind kind,
            BigDecimal amount,
            BigDecimal released,
            List<LineItem> items,
            String reason) {
        var today = calendar.today();
        var document =
                kind == CorrectionKind.CREDIT_NOTE
                        ? DocumentKind.CREDIT_NOTE
                        : DocumentKind.DEBIT_NOTE;
        return keep(
                new InvoiceCorrection(
                        id,
                        invoice,
                        kind,
                        numbers.next(document, today),
                        amount,
                        released,
                        items,
                        reason,
                        today,
                        settings.current().letterheadId(),
                        Caller.current().userId(),
                        clock.instant()));
    }

    private InvoiceCorrection keep(InvoiceCorrection correction) {
        var stored = corrections.save(correction);
        corrections.flush();
        return stored;
    }

    private static List<LineItem> items(List<NoteLine> lines, Component component) {
        var kind =
                component == Component.PENALTY ? LineItem.Kind.PENALTY : LineItem.Kind.ADJUSTMENT;
        return lines.stream().map(line -> line.item(kind)).toList();
    }

    private static BigDecimal sum(List<NoteLine> lines) {
        return lines.stream().map(NoteLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
