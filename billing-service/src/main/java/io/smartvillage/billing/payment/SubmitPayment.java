package io.smartvillage.billing.payment;

import io.smartvillage.billing.account.HouseNotFoundException;
import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Records that somebody paid: residents for their own houses, staff for all.
@Service
public class SubmitPayment {

    /// Dues lapse after five years (domain rule 15).
    private static final int YEARS_BACK = 5;

    private final Payments payments;
    private final Invoices invoices;
    private final PropertyMirror properties;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    SubmitPayment(
            Payments payments,
            Invoices invoices,
            PropertyMirror properties,
            BillingCalendar calendar,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.properties = properties;
        this.calendar = calendar;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// For a house, also ahead of any invoice.
    ///
    /// @param terms without a choice
    /// @throws BadParameterException if the payment date is in the future or long ago
    /// @throws HouseNotFoundException if there is none, or it is not the caller's to pay for
    @Transactional
    public Payment submitForHouse(UUID propertyId, PaymentTerms terms) {
        requireSensibleDate(terms);
        if (!mayPayFor(propertyId) || !properties.exists(propertyId)) {
            throw new HouseNotFoundException(propertyId);
        }
        return keep(propertyId, terms);
    }

    /// What is open is not looked at: an invoice may be paid before this is verified, and what is
    /// too much then becomes credit.
    ///
    /// @param terms with a choice
    /// @throws BadParameterException if the payment date is in the future or long ago, or the
    ///   chosen invoices are of more than one house
    /// @throws InvoiceNotFoundException if one is not there, or not the caller's to pay
    /// @throws InvoiceVoidException if one is void
    @Transactional
    public Payment submitForInvoices(PaymentTerms terms) {
        requireSensibleDate(terms);
        var houses =
                terms.choice().stream()
                        .map(this::chosen)
                        .map(Invoice::propertyId)
                        .distinct()
                        .toList();
        if (houses.size() != 1) {
            throw new BadParameterException("invoices", "field.one-house");
        }
        return keep(houses.getFirst(), terms);
    }

    private Payment keep(UUID propertyId, PaymentTerms terms) {
        var payment =
                payments.save(
                        new Payment(
                                CurrentVillage.id(),
                                ids.generateId(),
                                propertyId,
                                terms,
                                Caller.current().userId(),
                                clock.instant()));
        payments.flush();
        outbox.publish(payment.submitted());
        return payment;
    }

    private Invoice chosen(ChosenInvoice choice) {
        var invoice =
                invoices.findById(choice.invoiceId())
                        .filter(found -> mayPayFor(found.propertyId()))
                        .orElseThrow(() -> new InvoiceNotFoundException(choice.invoiceId()));
        invoice.requireNotVoid();
        return invoice;
    }

    private boolean mayPayFor(UUID propertyId) {
        var caller = Caller.current();
        return caller.mayAll("payment:submit") || properties.isOf(propertyId, caller.userId());
    }

    private void requireSensibleDate(PaymentTerms terms) {
        var today = calendar.today();
        BillingCalendar.require(
                "paymentDate", terms.paymentDate(), today.minusYears(YEARS_BACK), today);
    }
}
