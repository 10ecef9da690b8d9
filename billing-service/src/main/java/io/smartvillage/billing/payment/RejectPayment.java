package io.smartvillage.billing.payment;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Staff do not accept a payment; the invoice stays as it is.
@Service
public class RejectPayment {

    private final Payments payments;
    private final Outbox outbox;
    private final Clock clock;

    RejectPayment(Payments payments, Outbox outbox, Clock clock) {
        this.payments = payments;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws PaymentNotFoundException if the caller's village has no such payment
    /// @throws PaymentDecidedException if it was verified or rejected before
    @Transactional
    public Payment reject(UUID paymentId, RejectionReason reason, @Nullable String note) {
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        var rejected = payment.reject(Caller.current().userId(), reason, note, clock.instant());
        payments.flush();
        outbox.publish(rejected);
        return payment;
    }
}
