package io.smartvillage.access.change;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

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

    Changes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// To be called in the transaction of the change: it is told when that commits, and not at all
    /// if it is rolled back.
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Kind kind, UUID id) {
        jdbc.sql("select pg_notify(?, ?)")
                .params(CHANNEL, "%s %s %s".formatted(CurrentVillage.id(), kind, id))
                .query((row, _) -> kind)
                .list();
    }
}
