package io.smartvillage.platform.testing.contract;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// A village's rows, seen past the wall. All trials look at them through one connection: a new one
/// takes longer than the call that is tried.
final class VillageRows implements AutoCloseable {

    /// Tables that background work changes at any time.
    private static final Set<String> RESTLESS =
            Set.of(
                    "outbox",
                    "inbox",
                    "idempotency_key",
                    "audit_entry",
                    "audit_chain",
                    "audit_person",
                    "village_usage");

    private final Connection connection;
    private final String schema;
    private final List<String> tables;

    VillageRows(TestDatabase database, List<String> tables) throws SQLException {
        this.connection = database.asSuperuser();
        this.schema = database.schema().name();
        this.tables = tables;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    boolean hasTable(String table) {
        return tables.contains(table);
    }

    /// The oldest one that only the village has, if there is one (see [#ids]).
    Optional<UUID> anyId(String table, UUID village) {
        return column(
                        """
                        select mine.id from "%1$s" mine
                        left join (select id from "%1$s" group by id having count(*) > 1) shared
                          on shared.id = mine.id
                        where mine.village_id = ?
                        order by shared.id is not null, mine.id limit 1
                        """,
                        table, village)
                .stream()
                .findFirst()
                .map(UUID::fromString);
    }

    /// Every id that only the village has: what no answer to another village may hold. Mirrors of
    /// two villages may share one, once a trial has sent the events of one in the other's name.
    Set<String> ids(UUID village) {
        var ids = new TreeSet<String>();
        for (var table : tables) {
            if (!RESTLESS.contains(table) && hasId(table)) {
                ids.addAll(
                        column(
                                """
                                select id from "%1$s" mine where village_id = ?
                                  and not exists (select from "%1$s" theirs
                                                  where theirs.id = mine.id
                                                    and theirs.village_id <> mine.village_id)
                                """,
                                table, village));
            }
        }
        return ids;
    }

    /// Changes when any row of the village is written, even with the values that it had: `xmin` is
    /// the transaction that wrote it.
    Map<String, List<String>> fingerprint(UUID village) {
        var fingerprint = new TreeMap<String, List<String>>();
        for (var table : tables) {
            if (!RESTLESS.contains(table)) {
                fingerprint.put(
                        table,
                        column(
                                """
                                select coalesce(md5(string_agg(t.xmin || t::text, '|' order by t::text)), '')
                                from "%s" t where village_id = ?
                                """,
                                table, village));
            }
        }
        return fingerprint;
    }

    /// Tables that are not the same in both.
    static List<String> differences(
            Map<String, List<String>> before, Map<String, List<String>> after) {
        return before.keySet().stream()
                .filter(table -> !Objects.equals(before.get(table), after.get(table)))
                .toList();
    }

    private boolean hasId(String table) {
        try (var columns = connection.getMetaData().getColumns(null, schema, table, "id")) {
            return columns.next();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> column(String query, String table, UUID village) {
        try (var statement = connection.prepareStatement(query.formatted(table))) {
            statement.setObject(1, village);
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<String>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            }
        } catch (SQLException e) {
            throw new IllegalStateException("rows of " + table, e);
        }
    }
}
