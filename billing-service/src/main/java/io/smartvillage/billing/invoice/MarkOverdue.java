package io.smartvillage.billing.invoice;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Marks what was due before today, in each village's own time zone. Several instances may do it at
/// once: an invoice that somebody else holds is left for the next time.
@Component
class MarkOverdue {

    private static final Logger LOG = LoggerFactory.getLogger(MarkOverdue.class);

    private static final String MARK =
            """
            with late as (
                update invoice
                set status = 'overdue', version = version + 1, updated_at = :now
                where (village_id, id) in (
                    select village_id, id from invoice
                    where status in ('pending', 'partially_paid') and due_date < :today
                    for update skip locked)
                returning village_id, id, property_id, due_date, balance
            )
            insert into outbox (village_id, id, topic, key, type, payload, occurred_at)
            select village_id, uuidv7(), 'billing.invoice.v1', id, 'billing.InvoiceOverdue',
                   jsonb_build_object(
                       'invoiceId', id,
                       'propertyId', property_id,
                       'dueDate', due_date,
                       'balanceSatang', cast(balance * 100 as bigint),
                       'overdueAt', cast(:nowText as text)),
                   :now
            from late
            """;

    private final VillageDirectory directory;
    private final BillingCalendar calendar;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final Clock clock;

    MarkOverdue(
            VillageDirectory directory,
            BillingCalendar calendar,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            Clock clock) {
        this.directory = directory;
        this.calendar = calendar;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.clock = clock;
    }

    /// A village whose turn fails does not keep the others from theirs.
    @Scheduled(
            initialDelayString = "${smartvillage.billing.overdue-check}",
            fixedDelayString = "${smartvillage.billing.overdue-check}")
    void markAll() {
        for (var village : directory.open()) {
            try {
                CurrentVillage.run(village, this::markCurrent);
            } catch (RuntimeException e) {
                LOG.warn("overdue invoices of village {} wait: {}", village, e.getMessage());
            }
        }
    }

    private void markCurrent() {
        transaction.executeWithoutResult(_ -> {
            var now = clock.instant();
            var marked =
                    jdbc.sql(MARK)
                            .param("today", calendar.today())
                            .param("now", now.atOffset(ZoneOffset.UTC))
                            .param("nowText", now.toString())
                            .update();
            if (marked > 0) {
                outbox.wakeRelayAfterCommit();
                LOG.info("{} invoices are overdue", marked);
            }
        });
    }
}
