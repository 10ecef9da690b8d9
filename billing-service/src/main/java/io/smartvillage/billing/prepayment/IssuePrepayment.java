package io.smartvillage.billing.prepayment;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.billingrun.ChargeAhead;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.numbering.DocumentKind;
import io.smartvillage.billing.numbering.DocumentNumbers;
import io.smartvillage.billing.prepayment.PrepaymentEvent.InvoiceIssued;
import io.smartvillage.billing.prepayment.Prepayments.NewInvoice;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Issues one invoice over the months of an offer, with its discount. Runs leave the house out in
/// these months, except for meters, penalties and what is billed once; if the invoice is voided,
/// they bill the months after all.
@Service
public class IssuePrepayment {

    private static final int FURTHEST_MONTHS = 12;
    private static final int DECIMALS = 2;

    private final PrepaymentOffers offers;
    private final Prepayments prepayments;
    private final ChargeAhead chargeAhead;
    private final Houses houses;
    private final DocumentNumbers numbers;
    private final Ledger ledger;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    IssuePrepayment(
            PrepaymentOffers offers,
            Prepayments prepayments,
            ChargeAhead chargeAhead,
            Houses houses,
            DocumentNumbers numbers,
            Ledger ledger,
            BillingCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.offers = offers;
        this.prepayments = prepayments;
        this.chargeAhead = chargeAhead;
        this.houses = houses;
        this.numbers = numbers;
        this.ledger = ledger;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws io.smartvillage.billing.account.HouseNotFoundException if the caller's village has
    ///   no such house
    /// @throws PrepaymentOfferNotFoundException if it has no such offer
    /// @throws OfferNotInForceException if it does not make it today
    /// @throws BadParameterException if the first month is past or too far away, or the due date
    /// @throws MonthsBilledException if one of the months is billed already
    /// @throws NothingToPrepayException if nothing is charged in them
    @Transactional
    public Prepayment issue(UUID propertyId, UUID offerId, YearMonth first, LocalDate dueDate) {
        var today = calendar.today();
        requireSensible(first, dueDate, today);
        houses.lock(propertyId);
        var offer =
                offers.findById(offerId)
                        .orElseThrow(() -> new PrepaymentOfferNotFoundException(offerId));
        if (!offer.isInForceOn(today)) {
            throw new OfferNotInForceException(offerId);
        }
        var billed =
                prepayments.billedMonths(propertyId, offer.scheduleSet(), first, offer.months());
        if (!billed.isEmpty()) {
            throw new MonthsBilledException(billed);
        }
        var charges =
                chargeAhead
                        .of(propertyId, first, offer.months(), offer.scheduleSet())
                        .orElseThrow(() -> new NothingToPrepayException(propertyId));
        var gross = charges.gross();
        var discount =
                gross.multiply(offer.percent())
                        .movePointLeft(DECIMALS)
                        .setScale(DECIMALS, RoundingMode.HALF_UP);
        var now = clock.instant();
        var invoice =
                new NewInvoice(
                        ids.generateId(),
                        propertyId,
                        charges.houseNumber(),
                        numbers.next(DocumentKind.INVOICE, today),
                        today,
                        dueDate,
                        charges.items(),
                        gross,
                        discount);
        prepayments.issue(invoice, offer, first, now);
        ledger.book(postings(invoice));
        var id = ids.generateId();
        prepayments.add(id, propertyId, offer, invoice.id(), first, Caller.current().userId(), now);
        outbox.publish(
                new InvoiceIssued(
                        invoice.id(),
                        propertyId,
                        null,
                        first.toString(),
                        dueDate,
                        Satang.of(gross.subtract(discount)),
                        now));
        return prepayments.findById(id).orElseThrow();
    }

    private void requireSensible(YearMonth first, LocalDate dueDate, LocalDate today) {
        var earliest = YearMonth.from(today);
        var latest = earliest.plusMonths(FURTHEST_MONTHS);
        if (first.isBefore(earliest) || first.isAfter(latest)) {
            throw new BadParameterException(
                    "firstPeriod", "field.range", earliest.toString(), latest.toString());
        }
        BillingCalendar.require("dueDate", dueDate, today, today.plusYears(1));
    }

    private static List<Posting> postings(NewInvoice invoice) {
        var postings = new ArrayList<Posting>();
        postings.add(
                posting(
                        invoice,
                        LedgerAccount.RECEIVABLE,
                        LedgerAccount.FEE_INCOME,
                        invoice.gross()));
        if (invoice.discount().signum() > 0) {
            postings.add(
                    posting(
                            invoice,
                            LedgerAccount.DISCOUNTS,
                            LedgerAccount.RECEIVABLE,
                            invoice.discount()));
        }
        return postings;
    }

    private static Posting posting(
            NewInvoice invoice, LedgerAccount debit, LedgerAccount credit, BigDecimal amount) {
        return new Posting(
                PostingKind.INVOICE,
                debit,
                credit,
                amount,
                invoice.propertyId(),
                invoice.id(),
                invoice.id());
    }
}
