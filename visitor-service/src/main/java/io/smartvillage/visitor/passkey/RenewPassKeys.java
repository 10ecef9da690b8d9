package io.smartvillage.visitor.passkey;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Rotates keys that have signed long enough and forgets those whose passes have all ended. Several
/// instances at once do it once: the second finds nothing left to do.
@Component
class RenewPassKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RenewPassKeys.class);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final PassKeys keys;
    private final Keyring keyring;
    private final PassKeyProperties settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RenewPassKeys(
            JobsRole jobs,
            JdbcClient jdbc,
            PassKeys keys,
            Keyring keyring,
            PassKeyProperties settings,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.keys = keys;
        this.keyring = keyring;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(
            initialDelayString = "${smartvillage.pass-keys.check-interval:PT1H}",
            fixedDelayString = "${smartvillage.pass-keys.check-interval:PT1H}")
    void renew() {
        for (var village : villagesWithOldKeys()) {
            CurrentVillage.run(village, this::renewOfVillage);
        }
    }

    private List<UUID> villagesWithOldKeys() {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from pass_key
                                where (status = 'active' and created_at < :madeBefore)
                                   or (status <> 'active' and updated_at < :endedBefore)
                                """)
                        .param("madeBefore", madeBefore().atOffset(ZoneOffset.UTC))
                        .param("endedBefore", endedBefore().atOffset(ZoneOffset.UTC))
                        .query(UUID.class)
                        .list());
    }

    /// A failure leaves the village for the next time and the others alone.
    private void renewOfVillage() {
        try {
            transaction.executeWithoutResult(_ -> {
                keyring.lock();
                if (keys.findByStatus(PassKeyStatus.ACTIVE)
                        .filter(active -> active.createdAt().isBefore(madeBefore()))
                        .isPresent()) {
                    keyring.rotate(null);
                }
                keys.findByStatusNotAndUpdatedAtBefore(PassKeyStatus.ACTIVE, endedBefore())
                        .forEach(keyring::forget);
            });
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("pass keys are still to be renewed: {}", e.getMessage());
        }
    }

    private Instant madeBefore() {
        return clock.instant().minus(settings.rotateAfter());
    }

    private Instant endedBefore() {
        return clock.instant().minus(settings.forgetAfter());
    }
}
