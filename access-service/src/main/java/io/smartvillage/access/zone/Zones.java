package io.smartvillage.access.zone;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `zone`.
@Component
public class Zones {

    private final JdbcClient jdbc;

    Zones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A gate may name a zone that is not there yet: it is then open to visitors, without
    /// anti-passback.
    ///
    /// @param newId of the zone, if it is added
    @Transactional
    public void ensure(String name, UUID newId, Instant now) {
        var at = now.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into zone (village_id, id, name, anti_passback, visitors_allowed, version,
                                          created_at, updated_at)
                        values (?, ?, ?, false, true, 0, ?, ?) on conflict (village_id, name) do nothing
                        """)
                .params(CurrentVillage.id(), newId, name, at, at)
                .update();
    }
}
