package io.smartvillage.platform.tenancy;

import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A table that repeats what another service says of its things: a row each, in the newest state.
///
/// States come more than once, and all over again when a topic is read from its start: one older
/// than the row changes nothing. The primary key is `(village_id, id)`, the village the current
/// one.
public final class MirrorTable {

    private final JdbcClient jdbc;
    private final String table;
    private final String order;

    /// @param order the column that grows from state to state: a version or a time
    public MirrorTable(JdbcClient jdbc, String table, String order) {
        this.jdbc = jdbc;
        this.table = table;
        this.order = order;
    }

    public boolean has(UUID id) {
        return jdbc.sql("select exists (select from %s where id = ?)".formatted(table))
                .param(id)
                .query(Boolean.class)
                .single();
    }

    public State state(UUID id, long version) {
        return new State(id, version);
    }

    public State state(UUID id, Instant changedAt) {
        return new State(id, changedAt);
    }

    public final class State {

        private final Map<String, @Nullable Object> columns = new LinkedHashMap<>();

        private State(UUID id, Object newness) {
            columns.put("village_id", CurrentVillage.id());
            columns.put("id", id);
            with(order, newness);
        }

        /// @param column a name in the code, never one from a request
        public State with(String column, @Nullable Object value) {
            columns.put(column, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
            return this;
        }

        /// @return false if the row is newer and stays as it is
        public boolean keep() {
            var statement = jdbc.sql(upsert());
            columns.forEach((column, value) -> {
                if (value == null) {
                    statement.param(column, null, Types.NULL);
                } else {
                    statement.param(column, value);
                }
            });
            return statement.update() == 1;
        }

        private String upsert() {
            return """
            insert into %1$s (%3$s) values (%4$s)
            on conflict (village_id, id) do update set %5$s
                where %1$s.%2$s <= excluded.%2$s
            """
                    .formatted(
                            table,
                            order,
                            String.join(", ", columns.keySet()),
                            columns.keySet().stream()
                                    .map(":%s"::formatted)
                                    .collect(Collectors.joining(", ")),
                            columns.keySet().stream()
                                    .skip(2)
                                    .map("%1$s = excluded.%1$s"::formatted)
                                    .collect(Collectors.joining(", ")));
        }
    }
}
