package io.smartvillage.billing.payment;

import java.util.UUID;

/// Whoever has to follow when a payment is undone: called at the end of it, in its transaction,
/// under the lock of the house.
public interface AfterReversal {

    void reversed(UUID paymentId, ReversalReason reason);
}
