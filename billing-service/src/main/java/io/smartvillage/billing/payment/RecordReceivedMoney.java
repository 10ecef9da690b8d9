package io.smartvillage.billing.payment;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Records money of a house that a bank tells of and nobody reported. Whether the caller may pay
/// for the house is not asked: it is whoever brought what the bank says, or the bank itself.
@Service
public class RecordReceivedMoney {

    private final Payments payments;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    RecordReceivedMoney(Payments payments, Outbox outbox, IdGenerator ids, Clock clock) {
        this.payments = payments;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param propertyId a house of the current village; invoices that the terms choose are of it
    /// @return pending: verify it in the same transaction
    @Transactional(propagation = Propagation.MANDATORY)
    public Payment record(UUID propertyId, PaymentTerms terms) {
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
}
