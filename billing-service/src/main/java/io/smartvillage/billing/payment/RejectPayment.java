package io.smartvillage.billing.payment;

import io.smartvillage.billing.slip.SlipClaims;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A payment is not accepted; the invoices stay as they are, and its slip may pay for another.
@Service
public class RejectPayment {

    private final Payments payments;
    private final SlipClaims claims;
    private final Outbox outbox;
    private final Clock clock;

    RejectPayment(Payments payments, SlipClaims claims, Outbox outbox, Clock clock) {
        this.payments = payments;
        this.claims = claims;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws PaymentNotFoundException if the caller's village has no such payment
    /// @param checks what it was judged by, beside earlier ones
    /// @throws PaymentDecidedException if it was verified or rejected before
    @Transactional
    public Payment reject(
            UUID paymentId,
            Verifier by,
            RejectionReason reason,
            @Nullable String note,
            List<PaymentCheck> checks) {
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        var rejected = payment.reject(by, reason, note, checks, clock.instant());
        payments.flush();
        claims.release(paymentId);
        outbox.publish(rejected);
        return payment;
    }
}
