package io.smartvillage.platform.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;

/// Begins every transaction with `set_config('app.village_id', …)`, local to that transaction, so
/// that a pooled connection never carries a village further. Without a bound village nothing is
/// set, and every protected table answers with an error. The actor goes along in the same
/// statement.
final class VillageTransactionManager extends JpaTransactionManager {

    private static final long serialVersionUID = 1L;

    private static final String SET_VILLAGE =
            "select set_config('app.village_id', ?, true), set_config('%s', ?, true)"
                    .formatted(TransactionActor.SETTING);

    private final transient TransactionActor actor;

    VillageTransactionManager(EntityManagerFactory entityManagerFactory, TransactionActor actor) {
        super(entityManagerFactory);
        this.actor = actor;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        try {
            CurrentVillage.find().ifPresent(this::tellPostgres);
        } catch (TransactionException e) {
            doCleanupAfterCompletion(transaction);
            throw e;
        } catch (RuntimeException e) {
            // Hibernate asks the pool only now, and has an exception of its own if it got nothing.
            doCleanupAfterCompletion(transaction);
            throw new CannotCreateTransactionException("there is no connection", e);
        }
    }

    private void tellPostgres(UUID villageId) {
        DataSource dataSource = Objects.requireNonNull(getDataSource());
        Connection connection = DataSourceUtils.getConnection(dataSource);
        try (var statement = connection.prepareStatement(SET_VILLAGE)) {
            statement.setString(1, villageId.toString());
            statement.setString(2, actor.json().orElse(""));
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("PostgreSQL did not take the village", e);
        } finally {
            DataSourceUtils.releaseConnection(connection, dataSource);
        }
    }
}
