package io.smartvillage.access.accesslog;

import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes the log's partitions of this month and the next three, also at the start. One instance at
/// a time does it; the tables are made by a function of the schema's owner, because the application
/// makes none.
@Component
class MakePartitions {

    private static final Logger LOG = LoggerFactory.getLogger(MakePartitions.class);
    private static final int MONTHS_AHEAD = 3;
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    /// Whoever makes, detaches or drops months holds it: any number that nobody else in this schema
    /// locks.
    static final int LOCK = 0x9A27;

    private final JobsRole jobs;
    private final JdbcClient jdbc;

    MakePartitions(JobsRole jobs, JdbcClient jdbc) {
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    @Scheduled(initialDelayString = "PT0S", fixedDelayString = "PT6H")
    void makeAhead() {
        try {
            int made = jobs.call(() -> lock() ? make() : 0);
            if (made > 0) {
                LOG.info("made {} partitions of the access log", made);
            }
        } catch (DataAccessException e) {
            requireInUse(e);
            LOG.info("the access log is in use, its partitions are left for the next time");
        }
    }

    /// @throws DataAccessException as it came, unless it says that a lock was not to be had in time
    static void requireInUse(DataAccessException e) {
        if (!(e.getMostSpecificCause() instanceof SQLException refusal
                && LOCK_NOT_AVAILABLE.equals(refusal.getSQLState()))) {
            throw e;
        }
    }

    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?, hashtext(current_schema()))")
                .param(LOCK)
                .query(Boolean.class)
                .single();
    }

    private int make() {
        return jdbc.sql("select create_access_log_partitions(?)")
                .param(MONTHS_AHEAD)
                .query(Integer.class)
                .single();
    }
}
