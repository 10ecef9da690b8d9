package io.smartvillage.visitor.job;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Works through what is due, village by village, in batches of a transaction each. Several
/// instances may do so at once if each batch takes only rows that no other has locked.
@Component
public class VillageBatches {

    /// Rows that one batch takes at most.
    public static final int SIZE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(VillageBatches.class);

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    VillageBatches(
            JobsRole jobs, JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// @param villages a query, run as the role of the jobs, of the villages that have something
    ///   due at the time that is its only parameter
    /// @param batch says how many rows it has done
    public void work(String what, String villages, IntSupplier batch) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var due = jobs.call(() -> jdbc.sql(villages).param(now).query(UUID.class).list());
        work(what, due, batch);
    }

    /// A failure leaves the rest of a village for the next time and the other villages alone.
    ///
    /// @param batch says how many rows it has done
    public void work(String what, List<UUID> villages, IntSupplier batch) {
        for (var village : villages) {
            CurrentVillage.run(village, () -> workOfVillage(what, batch));
        }
    }

    private void workOfVillage(String what, IntSupplier batch) {
        try {
            int done;
            do {
                done = Objects.requireNonNull(transaction.execute(_ -> batch.getAsInt()));
            } while (done >= SIZE);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{}: some are left for the next time: {}", what, e.getMessage());
        }
    }
}
