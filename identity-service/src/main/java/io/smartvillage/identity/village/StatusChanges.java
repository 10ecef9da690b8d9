package io.smartvillage.identity.village;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.util.IdGenerator;

/// The table `village_status_change` of the current village.
@Repository
class StatusChanges {

    private static final UUID END = new UUID(-1, -1);

    private final JdbcClient jdbc;
    private final IdGenerator ids;

    StatusChanges(JdbcClient jdbc, IdGenerator ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /// By the caller.
    void add(VillageStatus from, VillageStatus to, @Nullable String reason, Instant now) {
        jdbc.sql(
                        """
                        insert into village_status_change
                            (village_id, id, from_status, to_status, reason, changed_by, changed_at)
                        values (:village, :id, :from, :to, :reason, :by, :at)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", ids.generateId())
                .param("from", from.column())
                .param("to", to.column())
                .param("reason", reason)
                .param("by", Caller.current().userId())
                .param("at", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Latest first.
    List<StatusChange> page(Optional<UUID> after, int limit) {
        return jdbc.sql(
                        """
                        select id, from_status, to_status, reason, changed_by, changed_at
                        from village_status_change where id < ? order by id desc limit ?
                        """)
                .params(after.orElse(END), limit)
                .query(StatusChanges::change)
                .list();
    }

    private static StatusChange change(ResultSet row, int index) throws SQLException {
        return new StatusChange(
                row.getObject("id", UUID.class),
                VillageStatus.of(row.getString("from_status")),
                VillageStatus.of(row.getString("to_status")),
                row.getString("reason"),
                row.getObject("changed_by", UUID.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
