package io.smartvillage.platform.villagedirectory;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.ReachInAudit;
import java.time.Clock;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Sends what an operator does in a village to the audit log, in a transaction of its own: it stays
/// even if the request then fails.
final class OutboxReachInAudit implements ReachInAudit {

    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final String service;

    OutboxReachInAudit(
            Outbox outbox, PlatformTransactionManager transactions, Clock clock, String service) {
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.service = service;
    }

    @Override
    public void record(ReachIn reachIn) {
        transaction.executeWithoutResult(_ ->
                outbox.publish(
                        new OperatorReachedIn(
                                reachIn.villageId(),
                                reachIn.operatorId(),
                                service,
                                reachIn.method(),
                                reachIn.path(),
                                reachIn.reason(),
                                clock.instant())));
    }
}
