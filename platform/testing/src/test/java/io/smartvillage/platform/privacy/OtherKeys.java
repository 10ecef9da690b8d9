package io.smartvillage.platform.privacy;

import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.IdGenerator;

/// Personal data as another instance sees it: nothing is cached.
public final class OtherKeys {

    private OtherKeys() {}

    public static PersonalData of(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            String masterKey) {
        return new PersonalData(new DataKeys(jdbc, transactions, MasterKey.of(masterKey), ids));
    }

    public static PersonKeys ofPersons(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock,
            String masterKey) {
        return new PersonKeys(
                jdbc,
                transactions,
                new DataKeys(jdbc, transactions, MasterKey.of(masterKey), ids),
                clock);
    }
}
