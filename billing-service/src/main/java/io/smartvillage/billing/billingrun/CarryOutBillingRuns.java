package io.smartvillage.billing.billingrun;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Carries out billing runs in the background, chunk by chunk; also those of an instance that died.
///
/// A run belongs to whoever has its lease. Each chunk looks for the lease under the run's lock and
/// renews it, so one who lost it while it was paused writes nothing more.
@Component
class CarryOutBillingRuns {

    private static final Logger LOG = LoggerFactory.getLogger(CarryOutBillingRuns.class);

    private static final int MOST_ATTEMPTS = 5;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration LAST_CHUNK = Duration.ofSeconds(15);
    private static final int LONGEST_FAILURE = 500;

    private record Lapsed(UUID villageId, UUID billingRunId) {}

    private final IssueChunk issueChunk;
    private final BillingRuns runs;
    private final EndedRuns endedRuns;
    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;
    private final ExecutorService workers;
    private volatile boolean stopping;

    /// @param parallel how many runs at once
    CarryOutBillingRuns(
            IssueChunk issueChunk,
            BillingRuns runs,
            EndedRuns endedRuns,
            JobsRole jobs,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock,
            @Value("${smartvillage.billing.run.parallel}") int parallel) {
        this.issueChunk = issueChunk;
        this.runs = runs;
        this.endedRuns = endedRuns;
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
        this.workers =
                Executors.newFixedThreadPool(
                        parallel, Thread.ofPlatform().name("billing-run-", 0).daemon().factory());
    }

    void begin(UUID villageId, UUID billingRunId) {
        if (!stopping) {
            workers.execute(() -> CurrentVillage.run(villageId, () -> carryOut(billingRunId)));
        }
    }

    /// Runs that nobody carries out: their instance died, or could not reach the database.
    @Scheduled(
            initialDelayString = "${smartvillage.billing.run.resume}",
            fixedDelayString = "${smartvillage.billing.run.resume}")
    void resumeLapsed() {
        lapsed().forEach(run -> begin(run.villageId(), run.billingRunId()));
    }

    private List<Lapsed> lapsed() {
        return Objects.requireNonNull(
                jobs.call(() ->
                        jdbc.sql(
                                        """
                                        select village_id, id from billing_run
                                        where status = 'issuing' and leased_until <= now()
                                        order by leased_until limit 100
                                        """)
                                .query((row, _) ->
                                        new Lapsed(
                                                row.getObject("village_id", UUID.class),
                                                row.getObject("id", UUID.class)))
                                .list()));
    }

    private void carryOut(UUID billingRunId) {
        var token = ids.generateId();
        try {
            while (issueChunk.issue(billingRunId, token)) {
                if (stopping) {
                    transaction.executeWithoutResult(_ -> runs.release(billingRunId, token));
                    return;
                }
            }
        } catch (RuntimeException e) {
            LOG.warn("billing run {} is set back", billingRunId, e);
            setBack(billingRunId, token, e);
        } finally {
            endedRuns.open(billingRunId);
        }
    }

    private void setBack(UUID billingRunId, UUID token, RuntimeException cause) {
        var failure = String.valueOf(cause.getMessage());
        try {
            transaction.executeWithoutResult(_ ->
                    runs.setBack(
                            billingRunId,
                            token,
                            failure.substring(0, Math.min(failure.length(), LONGEST_FAILURE)),
                            MOST_ATTEMPTS,
                            PAUSE,
                            clock.instant()));
        } catch (RuntimeException e) {
            // The database is away: the lease lapses, and the run is resumed.
            LOG.warn("billing run {} waits: {}", billingRunId, e.getMessage());
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        workers.shutdown();
        workers.awaitTermination(LAST_CHUNK.toSeconds(), TimeUnit.SECONDS);
    }
}
