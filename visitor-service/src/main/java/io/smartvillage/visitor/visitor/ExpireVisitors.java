package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Ends the wait for visitors who did not come. Several instances share the work: each takes the
/// rows that no other has locked.
@Component
class ExpireVisitors {

    private static final Logger LOG = LoggerFactory.getLogger(ExpireVisitors.class);
    private static final int BATCH = 500;

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final Visitors visitors;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ExpireVisitors(
            JobsRole jobs,
            JdbcClient jdbc,
            Visitors visitors,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.visitors = visitors;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.visitor.expiry-interval:PT1M}",
            fixedDelayString = "${smartvillage.visitor.expiry-interval:PT1M}")
    void expireOverdue() {
        for (var village : villagesWithOverdueVisitors()) {
            CurrentVillage.run(village, this::expireOfVillage);
        }
    }

    private List<UUID> villagesWithOverdueVisitors() {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from visitor
                                where status = 'pending' and valid_until < ?
                                """)
                        .param(now)
                        .query(UUID.class)
                        .list());
    }

    /// A failure leaves the rest for the next time and the other villages alone.
    private void expireOfVillage() {
        try {
            int done;
            do {
                done = Objects.requireNonNull(transaction.execute(_ -> expireBatch()));
            } while (done == BATCH);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("visitors are still to be expired: {}", e.getMessage());
        }
    }

    private int expireBatch() {
        var now = clock.instant();
        var overdue = visitors.overdue(VisitorStatus.PENDING, now, Limit.of(BATCH));
        for (var visitor : overdue) {
            outbox.publish(visitor.expire(now), visitor.passState());
        }
        visitors.flush();
        return overdue.size();
    }
}
