package io.smartvillage.billing.payment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The bank cannot tell yet whether the money arrived: the payment waits until it is asked again.
/// Staff may decide it meanwhile.
@Service
public class PutOffPayment {

    private final Payments payments;
    private final Clock clock;

    PutOffPayment(Payments payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    /// @throws PaymentNotFoundException if the caller's village has no such payment
    /// @throws PaymentDecidedException if it was verified or rejected before
    @Transactional
    public Payment putOff(
            UUID paymentId, Verifier by, Instant nextCheckAt, List<PaymentCheck> checks) {
        var payment =
                payments.findAndLock(paymentId)
                        .orElseThrow(() -> new PaymentNotFoundException(paymentId));
        payment.putOff(by, nextCheckAt, checks, clock.instant());
        payments.flush();
        return payment;
    }
}
