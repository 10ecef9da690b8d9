package io.smartvillage.billing.payment;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.Invoices;
import io.smartvillage.billing.invoice.OverpaymentException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Staff confirm that the money arrived: the invoice's balance goes down by it. Of two who decide
/// at the same time the first one wins.
@Service
public class VerifyPayment {

    private final Payments payments;
    private final Invoices invoices;
    private final BillingCalendar calendar;
    private final Outbox outbox;
    private final Clock clock;

    VerifyPayment(
            Payments payments,
            Invoices invoices,
            BillingCalendar calendar,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.invoices = invoices;
        this.calendar = calendar;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws PaymentNotFoundException if the caller's village has no such payment
    /// @throws PaymentDecidedException if it was verified or rejected before
    /// @throws InvoiceVoidException if it was voided meanwhile
    /// @throws OverpaymentException if another payment has left less than this one to pay
    @Transactional
    public Payment verify(UUID paymentId, @Nullable String note) {
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        payment.requirePending();
        var terms = payment.terms();
        var invoice =
                invoices.findAndLock(terms.invoiceId())
                        .orElseThrow(() -> new InvoiceNotFoundException(terms.invoiceId()));
        var now = clock.instant();
        var received = invoice.receive(terms.amount(), BigDecimal.ZERO, calendar.today(), now);
        var verified = payment.verify(Caller.current().userId(), note, now);
        payments.flush();
        outbox.publish(verified, received);
        return payment;
    }
}
