package io.smartvillage.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.eventcontracts.EventContracts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Looks for texts in what a service leaves behind: a dump of its schema, the write-ahead log since
/// the search began, and every topic with its dead letters.
public final class PlainTextSearch {

    private final TestDatabase database;
    private final TestEvents events;
    private final String firstWalFile;

    private PlainTextSearch(TestDatabase database, TestEvents events, String firstWalFile) {
        this.database = database;
        this.events = events;
        this.firstWalFile = firstWalFile;
    }

    public static PlainTextSearch begin(TestDatabase database, TestEvents events)
            throws SQLException {
        try (var connection = database.asSuperuser()) {
            return new PlainTextSearch(
                    database,
                    events,
                    strings(connection, "select pg_walfile_name(pg_current_wal_lsn())").getFirst());
        }
    }

    /// @return where which of the texts can be read; empty if none can
    public List<String> places(String... texts) throws SQLException {
        var places = placesBesideTheLog(texts);
        try (var connection = database.asSuperuser()) {
            for (var text : texts) {
                inWriteAheadLog(connection, text, places);
            }
        }
        return places;
    }

    /// As [#places], for what is Keycloak's to know too: its tables share the server and so the
    /// write-ahead log.
    public List<String> placesBesideTheLog(String... texts) throws SQLException {
        var places = new ArrayList<String>();
        try (var connection = database.asSuperuser()) {
            for (var text : texts) {
                inDump(connection, text, places);
                inTopics(text, places);
            }
        }
        return places;
    }

    /// As `pg_dump` writes the rows: text as it is, bytes in hexadecimal.
    private void inDump(Connection connection, String text, List<String> places)
            throws SQLException {
        var hexadecimal = HexFormat.of().formatHex(text.getBytes(UTF_8));
        for (var table :
                strings(
                        connection,
                        "select c.oid::regclass::text from pg_class c where c.relkind in ('r', 'p')"
                                + " and not c.relispartition and c.relnamespace = '%s'::regnamespace"
                                        .formatted(database.schema().name()))) {
            if (strings(connection, "select row::text from " + table + " row").stream()
                    .anyMatch(row -> row.contains(text) || row.contains(hexadecimal))) {
                places.add("%s in the dump of %s".formatted(text, table));
            }
        }
    }

    private void inWriteAheadLog(Connection connection, String text, List<String> places)
            throws SQLException {
        // What was committed before this is in the files after it.
        strings(connection, "select set_config('synchronous_commit', 'on', false)");
        strings(connection, "select pg_logical_emit_message(true, 'search', '')::text");
        var query =
                """
                select name from pg_ls_waldir()
                where name between ? and pg_walfile_name(pg_current_wal_lsn())
                  and position(? in pg_read_binary_file('pg_wal/' || name)) > 0
                """;
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, firstWalFile);
            statement.setBytes(2, text.getBytes(UTF_8));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    places.add("%s in the WAL file %s".formatted(text, rows.getString(1)));
                }
            }
        }
    }

    private void inTopics(String text, List<String> places) {
        for (var topic : EventContracts.topics()) {
            for (var name : List.of(topic.name(), topic.deadLetters())) {
                if (events.records(name).stream()
                        .anyMatch(message ->
                                String.valueOf(message.value()).contains(text)
                                        || String.valueOf(message.key()).contains(text))) {
                    places.add("%s on the topic %s".formatted(text, name));
                }
            }
        }
    }

    private static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (rows.next()) {
                strings.add(rows.getString(1));
            }
            return strings;
        }
    }
}
