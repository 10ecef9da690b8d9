package io.smartvillage.platform.tenancy;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The ids that each row of a [MirrorTable] lists, in a table of their own: `village_id`, the row's
/// id, the listed id.
public final class MirrorList {

    private final JdbcClient jdbc;
    private final String delete;
    private final String insert;

    public MirrorList(JdbcClient jdbc, String table, String rowColumn, String listedColumn) {
        this.jdbc = jdbc;
        this.delete = "delete from %s where %s = ?".formatted(table, rowColumn);
        this.insert =
                """
                insert into %s (village_id, %s, %s)
                select ?, ?, listed from unnest(cast(? as uuid[])) listed
                on conflict do nothing
                """
                        .formatted(table, rowColumn, listedColumn);
    }

    /// Afterwards the row lists these and no others. In the transaction that keeps the row's state.
    public void replace(UUID rowId, Collection<UUID> listed) {
        jdbc.sql(delete).param(rowId).update();
        jdbc.sql(insert).params(CurrentVillage.id(), rowId, listed.toArray(UUID[]::new)).update();
    }
}
