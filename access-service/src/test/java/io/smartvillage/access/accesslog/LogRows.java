package io.smartvillage.access.accesslog;

import io.smartvillage.platform.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Decisions of any time and kind, written past the service.
public final class LogRows {

    private final TestDatabase database;

    public LogRows(TestDatabase database) {
        this.database = database;
    }

    /// Makes the partition of a month, as the service would have in its time.
    ///
    /// @return its table
    public String month(YearMonth month) throws SQLException {
        var table = "access_log_" + month.format(DateTimeFormatter.ofPattern("yyyy_MM"));
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("select to_regclass('%s')".formatted(table))) {
                found.next();
                if (found.getString(1) != null) {
                    return table;
                }
            }
            statement.execute(
                    "create table %s partition of access_log for values from ('%s') to ('%s')"
                            .formatted(table, start(month), start(month.plusMonths(1))));
            statement.execute(
                    "alter table %s owner to %s".formatted(table, database.schema().ownerRole()));
        }
        return table;
    }

    public static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Somebody let in by card, unless the differences say otherwise.
    ///
    /// @param differences column and value in turn
    /// @return its id
    public String add(UUID village, UUID gate, Instant at, String... differences)
            throws SQLException {
        try (var connection = database.asSuperuser()) {
            return add(connection, village, gate, at, differences);
        }
    }

    /// In the connection's own transaction.
    public static String add(
            Connection connection, UUID village, UUID gate, Instant at, String... differences)
            throws SQLException {
        var id = UUID.randomUUID().toString();
        var row = new LinkedHashMap<String, String>();
        row.put("village_id", village.toString());
        row.put("id", id);
        row.put("\"timestamp\"", at.toString());
        row.put("created_at", at.toString());
        row.put("device_time", at.toString());
        row.put("direction", "entry");
        row.put("access_method", "card");
        row.put("status", "granted");
        row.put("gate_id", gate.toString());
        row.put("decided_by", gate.toString());
        row.put("nonce", id);
        row.put("rules_version", "1");
        for (int i = 0; i < differences.length; i += 2) {
            row.put(differences[i], differences[i + 1]);
        }
        if (row.containsKey("reason")) {
            row.put("status", "denied");
        }
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "insert into access_log (%s) values (%s)"
                            .formatted(
                                    String.join(", ", row.keySet()),
                                    row.values().stream()
                                            .map(value -> "'" + value + "'")
                                            .collect(Collectors.joining(", "))));
        }
        return id;
    }
}
