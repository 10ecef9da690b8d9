package io.smartvillage.billing.household;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `house_occupancy`: on which days somebody lives in a house. What was written down
/// later counts.
@Component
public class Occupancies {

    private final JdbcClient jdbc;

    Occupancies(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void movedIn(ResidentMovedIn fact) {
        keep(fact.occupancyId(), fact.propertyId(), fact.from(), null, fact.recordedAt());
    }

    @Transactional
    public void movedOut(ResidentMovedOut fact) {
        keep(fact.occupancyId(), fact.propertyId(), fact.from(), fact.until(), fact.recordedAt());
    }

    private void keep(
            UUID id,
            UUID propertyId,
            LocalDate from,
            @Nullable LocalDate until,
            Instant recordedAt) {
        jdbc.sql(
                        """
                        insert into house_occupancy as o
                            (village_id, id, property_id, from_date, until_date, recorded_at)
                        values (:village, :id, :property, :from, :until, :recordedAt)
                        on conflict (village_id, id) do update
                        set until_date = excluded.until_date, recorded_at = excluded.recorded_at
                        where o.recorded_at < excluded.recorded_at
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("property", propertyId)
                .param("from", from)
                .param("until", until)
                .param("recordedAt", recordedAt.atOffset(ZoneOffset.UTC))
                .update();
    }
}
