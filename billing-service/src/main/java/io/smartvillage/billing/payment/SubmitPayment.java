package io.smartvillage.billing.payment;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.property.PropertyMirror;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
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

    /// The balance is checked now, to tell the payer at once, and again when staff verify.
    ///
    /// @throws BadParameterException if the payment date is in the future or long ago
    /// @throws InvoiceNotFoundException if there is none, or it is not the caller's to pay
    /// @throws InvoiceVoidException if it is void
    @Transactional
    public Payment submit(PaymentTerms terms) {
        var today = calendar.today();
        BillingCalendar.require(
                "paymentDate", terms.paymentDate(), today.minusYears(YEARS_BACK), today);
        var caller = Caller.current();
        var invoice =
                invoices.findById(terms.invoiceId())
                        .filter(found ->
                                caller.mayAll("payment:submit")
                                        || properties.isOf(found.propertyId(), caller.userId()))
                        .orElseThrow(() -> new InvoiceNotFoundException(terms.invoiceId()));
        invoice.requireNotVoid();
        var payment =
                payments.save(
                        new Payment(
                                CurrentVillage.id(),
                                ids.generateId(),
                                invoice.propertyId(),
                                terms,
                                caller.userId(),
                                clock.instant()));
        payments.flush();
        outbox.publish(payment.submitted());
        return payment;
    }
}
