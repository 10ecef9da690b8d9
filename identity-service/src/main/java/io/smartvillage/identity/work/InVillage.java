package io.smartvillage.identity.work;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One transaction in a village that the caller's token does not name: the operator's work, and
/// jobs.
@Component
public class InVillage {

    private final TransactionTemplate transaction;

    InVillage(PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @throws IllegalStateException inside another village's work
    public <T> T call(UUID villageId, Supplier<T> work) {
        return CurrentVillage.call(
                villageId,
                () -> {
                    T result = transaction.execute(_ -> work.get());
                    if (result == null) {
                        throw new IllegalStateException("work without a result");
                    }
                    return result;
                });
    }

    public void run(UUID villageId, Runnable work) {
        CurrentVillage.run(villageId, () -> transaction.executeWithoutResult(_ -> work.run()));
    }
}
