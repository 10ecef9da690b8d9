package io.smartvillage.billing.invoice;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceIssued;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.billing.settings.FindBillingSettings;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes of a draft an invoice with a number. The invoice has the draft's id: issuing a draft again
/// finds the invoice that it became, and changes nothing.
@Service
public class IssueInvoiceDraft {

    private static final String SCHEDULE_SET = "common";

    private final InvoiceDrafts drafts;
    private final Invoices invoices;
    private final Houses houses;
    private final PropertyMirror properties;
    private final DocumentNumbers numbers;
    private final Ledger ledger;
    private final FindBillingSettings settings;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    IssueInvoiceDraft(
            InvoiceDrafts drafts,
            Invoices invoices,
            Houses houses,
            PropertyMirror properties,
            DocumentNumbers numbers,
            Ledger ledger,
            FindBillingSettings settings,
            BillingCalendar calendar,
            Outbox outbox,
            Clock clock) {
        this.drafts = drafts;
        this.invoices = invoices;
        this.houses = houses;
        this.properties = properties;
        this.numbers = numbers;
        this.ledger = ledger;
        this.settings = settings;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws InvoiceDraftNotFoundException if the caller's village never had such a draft, or
    ///   threw it away
    /// @throws DraftDueInThePastException if the due date has passed
    @Transactional
    public Invoice issue(UUID invoiceDraftId) {
        var draft = drafts.findAndLock(invoiceDraftId);
        if (draft.isEmpty()) {
            return invoices.findById(invoiceDraftId)
                    .orElseThrow(() -> new InvoiceDraftNotFoundException(invoiceDraftId));
        }
        return issue(draft.get());
    }

    /// The draft is locked before its house: nobody who has a house waits for a draft.
    private Invoice issue(InvoiceDraft draft) {
        houses.lock(draft.propertyId());
        var today = calendar.today();
        if (draft.dueDate().isBefore(today)) {
            throw new DraftDueInThePastException(draft.id(), draft.dueDate());
        }
        var now = clock.instant();
        var invoice =
                invoices.save(
                        new Invoice(
                                draft.villageId(),
                                draft.id(),
                                draft.propertyId(),
                                null,
                                numbers.next(DocumentKind.INVOICE, today),
                                today,
                                SCHEDULE_SET,
                                settings.current().letterheadId(),
                                properties.houseNumber(draft.propertyId()).orElseThrow(),
                                calendar.thisMonth().toString(),
                                draft.dueDate(),
                                draft.items(),
                                now));
        drafts.delete(draft);
        invoices.flush();
        ledger.book(postings(invoice));
        outbox.publish(
                new InvoiceIssued(
                        invoice.id(),
                        invoice.propertyId(),
                        null,
                        invoice.period(),
                        invoice.dueDate(),
                        Satang.of(invoice.amount()),
                        Caller.current().userId(),
                        now));
        return invoice;
    }

    private static List<Posting> postings(Invoice invoice) {
        var sums = new EnumMap<LedgerAccount, BigDecimal>(LedgerAccount.class);
        for (var item : invoice.items()) {
            sums.merge(accountOf(item), item.amount(), BigDecimal::add);
        }
        var postings = new ArrayList<Posting>();
        sums.forEach((account, amount) -> {
            if (amount.signum() != 0) {
                postings.add(posting(invoice, account, amount));
            }
        });
        return postings;
    }

    private static LedgerAccount accountOf(LineItem item) {
        return switch (item.kind()) {
            case FEE, METERED -> LedgerAccount.FEE_INCOME;
            case PENALTY -> LedgerAccount.PENALTY_INCOME;
            case DISCOUNT -> LedgerAccount.DISCOUNTS;
            case ADJUSTMENT -> LedgerAccount.ADJUSTMENTS;
            case CREDIT_APPLIED -> LedgerAccount.RESIDENT_CREDIT;
        };
    }

    /// What takes off is booked the other way round.
    private static Posting posting(Invoice invoice, LedgerAccount account, BigDecimal amount) {
        var adds = amount.signum() > 0;
        return new Posting(
                PostingKind.INVOICE,
                adds ? LedgerAccount.RECEIVABLE : account,
                adds ? account : LedgerAccount.RECEIVABLE,
                amount.abs(),
                invoice.propertyId(),
                invoice.id(),
                invoice.id());
    }
}
