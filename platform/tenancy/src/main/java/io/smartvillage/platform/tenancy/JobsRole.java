package io.smartvillage.platform.tenancy;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Runs the few statements that span villages under the schema's `_jobs` role.
///
/// That role sees only the tables whose policies name it (`open_to_jobs` in the changelog), and the
/// transaction gives it back at its end. A job looks here for the villages that have work, then
/// does that work village by village under [CurrentVillage].
public final class JobsRole {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final String role;

    public JobsRole(JdbcClient jdbc, PlatformTransactionManager transactions, String schema) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.role = schema + "_jobs";
    }

    /// @throws IllegalStateException inside a transaction or a village's work: both would leak
    public <T> T call(Supplier<T> statements) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                || CurrentVillage.find().isPresent()) {
            throw new IllegalStateException("the jobs role needs a transaction of its own");
        }
        return transaction.execute(_ -> {
            jdbc.sql("set local role " + role).update();
            return statements.get();
        });
    }
}
