package io.smartvillage.infra.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresServerIT {

    @TempDir Path folder;

    private PostgresServer server = new PostgresServer(Path.of("unused"), 1);

    @BeforeEach
    void start() {
        server = new PostgresServer(folder.resolve("postgres"), Ports.free(1).getFirst());
        server.start(Progress.SILENT);
    }

    @AfterEach
    void stop() {
        server.stop(Progress.SILENT);
    }

    @Test
    void keepsItsDataOverARestart() throws SQLException {
        execute("create table kept (word text); insert into kept values ('หมู่บ้าน')");

        server.stop(Progress.SILENT);
        assertThat(server.process().isRunning()).isFalse();
        server.start(Progress.SILENT);

        assertThat(query("select word from kept")).isEqualTo("หมู่บ้าน");
    }

    @Test
    void survivesKillAndStartsAgain() throws SQLException {
        execute("create table kept as select 1 as one");

        server.process().stop("KILL", java.time.Duration.ofSeconds(5));
        server.start(Progress.SILENT);

        assertThat(query("select one from kept")).isEqualTo("1");
    }

    @Test
    void startingItTwiceIsStartingItOnce() {
        var pid = server.process().pid();

        server.start(Progress.SILENT);

        assertThat(server.process().pid()).isEqualTo(pid);
    }

    @Test
    void speaksTlsOnly() throws SQLException {
        assertThat(query("select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
                .isEqualTo("t");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        DriverManager.getConnection(
                                server.jdbcUrl("smartvillage") + "?sslmode=disable",
                                PostgresServer.SUPERUSER,
                                server.superuserPassword()))
                .withMessageContaining("no encryption");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        DriverManager.getConnection(
                                server.verifiedJdbcUrl("smartvillage"),
                                PostgresServer.SUPERUSER,
                                "guess"))
                .withMessageContaining("password authentication failed");
    }

    @Test
    void writesDurablyAndKeepsItsSecretsPrivate() throws SQLException, IOException {
        assertThat(query("show fsync")).isEqualTo("on");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("postgres/tls/server.key"))))
                .isEqualTo("rw-------");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        folder.resolve("postgres/superuser.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void namesATakenPort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var other = new PostgresServer(folder.resolve("other"), socket.getLocalPort());

            assertThatExceptionOfType(ServerException.class)
                    .isThrownBy(() -> other.start(Progress.SILENT))
                    .withMessageContaining(
                            "Port " + socket.getLocalPort() + " for PostgreSQL is taken")
                    .withMessageContaining("pid " + ProcessHandle.current().pid());
        }
    }

    @Test
    void showsTheEndOfItsLogWhenItCannotStart() throws IOException {
        server.stop(Progress.SILENT);
        Files.delete(folder.resolve("postgres/data/global/pg_control"));

        assertThatExceptionOfType(ServerException.class)
                .isThrownBy(() -> server.start(Progress.SILENT))
                .withMessageContaining("ended while it was starting")
                .withMessageContaining("pg_control");
    }

    private void execute(String sql) throws SQLException {
        try (var connection = server.connectAsSuperuser("smartvillage");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String query(String sql) throws SQLException {
        try (var connection = server.connectAsSuperuser("smartvillage");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
