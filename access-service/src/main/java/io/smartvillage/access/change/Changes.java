package io.smartvillage.access.change;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Tells every instance, by way of PostgreSQL, that its caches are out of date.
@Component
public class Changes {

    /// What changed. Of a zone all gates are concerned, of a member all that they hold.
    public enum Kind {
        GATE,
        ZONE,
        CREDENTIAL,
        DENIAL,
        MEMBER,
        PASS,
        PASS_KEY
    }

    static final String CHANNEL = "access_changes";

    private final JdbcClient jdbc;
    private final ObjectProvider<ChangeObserver> observers;

    Changes(JdbcClient jdbc, ObjectProvider<ChangeObserver> observers) {
        this.jdbc = jdbc;
        this.observers = observers;
    }

    /// To be called in the transaction of the change: it is told when that commits, and not at all
    /// if it is rolled back. This instance knows before the transaction's caller goes on, the
    /// others a moment later.
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Kind kind, UUID id) {
        var change = new Change(CurrentVillage.id(), kind, id);
        jdbc.sql("select pg_notify(?, ?)")
                .params(CHANNEL, change.text())
                .query((row, _) -> kind)
                .list();
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        observers.forEach(observer -> observer.changed(change));
                    }
                });
    }
}
