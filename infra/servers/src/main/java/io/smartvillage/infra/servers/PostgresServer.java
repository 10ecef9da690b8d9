package io.smartvillage.infra.servers;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;

/// PostgreSQL with TLS, on 127.0.0.1 only, with one database `smartvillage`.
///
/// The superuser is `postgres`; its random password is kept beside the data, readable by the owner
/// alone.
public final class PostgresServer implements Server {

    public static final String DATABASE = "smartvillage";
    public static final String SUPERUSER = "postgres";

    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_GRACE = Duration.ofSeconds(30);
    private static final Duration ORPHANS_PATIENCE = Duration.ofSeconds(15);

    private static final String CLIENT_AUTHENTICATION =
            """
            # Written at every start by infra/servers.
            hostssl all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path folder;
    private final int port;
    private final DetachedProcess process;

    public PostgresServer(Path folder, int port) {
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
        this.process = DetachedProcess.in(this.folder, "postgres");
    }

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port);
    }

    public int port() {
        return port;
    }

    /// `jdbc:postgresql://127.0.0.1:<port>/<database>`, without the TLS parameters.
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /// The URL that verifies the server's certificate.
    public String verifiedJdbcUrl(String database) {
        return jdbcUrl(database) + "?sslmode=verify-full&sslrootcert=" + caCertificate();
    }

    public Path caCertificate() {
        return folder.resolve("tls").resolve("ca.pem");
    }

    public String superuserPassword() {
        return PrivateFiles.secret(folder.resolve("superuser.password"));
    }

    /// A connection as superuser, over verified TLS.
    public Connection connectAsSuperuser(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", SUPERUSER);
        properties.setProperty("password", superuserPassword());
        return DriverManager.getConnection(verifiedJdbcUrl(database), properties);
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name(), port);
            progress.step(name(), "unpacking");
            prepareAndLaunch(PostgresBinaries.unpacked(), progress);
        }
        progress.step(name(), "waiting for it to answer");
        awaitReady(progress);
        createDatabase();
    }

    /// After a crash its orphaned backends hold the shared memory for a moment, and a new server
    /// refuses to start beside them.
    private void awaitReady(Progress progress) {
        var patience = System.nanoTime() + ORPHANS_PATIENCE.toNanos();
        while (true) {
            try {
                process.awaitReady(this::isReady, START_TIMEOUT);
                return;
            } catch (ServerException e) {
                var orphans = process.tail().contains("pre-existing shared memory block");
                if (!orphans || process.isRunning() || System.nanoTime() > patience) {
                    throw e;
                }
                prepareAndLaunch(PostgresBinaries.unpacked(), progress);
            }
        }
    }

    @Override
    public void stop(Progress progress) {
        progress.step(name(), "stopping");
        // SIGINT is PostgreSQL's "fast": it ends the sessions and writes everything out.
        process.stop("INT", STOP_GRACE);
    }

    private void prepareAndLaunch(PostgresBinaries binaries, Progress progress) {
        try {
            Files.createDirectories(folder);
            superuserPassword();
            var tls = PemCertificates.in(folder.resolve("tls"));
            var user = UnprivilegedUser.able(binaries.program("postgres"), folder);
            if (!Files.exists(data().resolve("PG_VERSION"))) {
                progress.step(name(), "creating the database cluster");
                initialize(binaries, user);
            }
            requireSameMajorVersion();
            removeStaleLock();
            Files.writeString(data().resolve("smart-village.conf"), settingsText(tls));
            Files.writeString(data().resolve("pg_hba.conf"), CLIENT_AUTHENTICATION);
            user.own(folder);
            progress.step(name(), "starting");
            var command =
                    user.command(
                            List.of(
                                    binaries.program("postgres").toString(),
                                    "-D",
                                    data().toString(),
                                    "-p",
                                    Integer.toString(port)));
            process.launch(command, environment(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare PostgreSQL in " + folder, e);
        }
    }

    private void initialize(PostgresBinaries binaries, UnprivilegedUser user) throws IOException {
        var unfinished = folder.resolve("data.unfinished");
        Trees.delete(unfinished);
        var answer =
                Executables.run(
                        user.command(
                                List.of(
                                        binaries.program("initdb").toString(),
                                        "-D",
                                        unfinished.toString(),
                                        "-U",
                                        SUPERUSER,
                                        "--pwfile=" + folder.resolve("superuser.password"),
                                        "--auth=scram-sha-256",
                                        "--encoding=UTF8",
                                        "--locale=C",
                                        "--locale-provider=builtin",
                                        "--builtin-locale=C.UTF-8",
                                        "--no-instructions")),
                        environment(),
                        folder);
        if (!answer.succeeded()) {
            throw new ServerException("initdb failed in " + folder + ":\n" + answer.output());
        }
        Files.writeString(
                unfinished.resolve("postgresql.conf"),
                Files.readString(unfinished.resolve("postgresql.conf"))
                        + "\ninclude 'smart-village.conf'\n");
        Files.move(unfinished, data(), ATOMIC_MOVE);
    }

    private void requireSameMajorVersion() throws IOException {
        var found = Files.readString(data().resolve("PG_VERSION")).strip();
        if (!found.equals(PostgresBinaries.majorVersion())) {
            throw new ServerException(
                    "The data in "
                            + data()
                            + " belongs to PostgreSQL "
                            + found
                            + ", this is "
                            + PostgresBinaries.majorVersion()
                            + ": dump it with the old one, or reset.");
        }
    }

    /// After a crash of the machine the pid in postmaster.pid may belong to somebody else, and
    /// PostgreSQL would wait for a server that is not there.
    private void removeStaleLock() throws IOException {
        var lock = data().resolve("postmaster.pid");
        if (!Files.exists(lock)) {
            return;
        }
        var owner = Files.readAllLines(lock).getFirst().strip();
        var isPostgres =
                ProcessHandle.of(Long.parseLong(owner))
                        .flatMap(handle -> handle.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
        if (!isPostgres && ProcessHandle.of(Long.parseLong(owner)).isPresent()) {
            Files.delete(lock);
        }
    }

    /// The first line of postmaster.pid is the pid of the server, and the eighth says "ready" once
    /// connections are accepted.
    private boolean isReady() {
        try {
            var lines = Files.readAllLines(data().resolve("postmaster.pid"));
            var ours = process.pid().orElse(0) == Long.parseLong(lines.getFirst().strip());
            return ours && lines.size() >= 8 && lines.get(7).strip().equals("ready");
        } catch (IOException | NumberFormatException | NoSuchElementException _) {
            // Not there yet, or half written.
            return false;
        }
    }

    private void createDatabase() {
        try (var connection = connectAsSuperuser("postgres");
                var statement = connection.createStatement()) {
            var found =
                    statement
                            .executeQuery(
                                    "select from pg_database where datname = '" + DATABASE + "'")
                            .next();
            if (!found) {
                statement.execute("create database " + DATABASE);
            }
        } catch (SQLException e) {
            throw new ServerException(
                    "PostgreSQL on port "
                            + port
                            + " runs but refuses its superuser: "
                            + e.getMessage(),
                    e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private static Map<String, String> environment() {
        // The programs name things in the language of the user; the log is read by people and by
        // tests in English.
        return Optional.ofNullable(System.getenv("PATH"))
                .map(path -> Map.of("LC_ALL", "C", "PATH", path))
                .orElse(Map.of("LC_ALL", "C"));
    }

    private static String settingsText(PemCertificates tls) {
        return """
        # Written at every start by infra/servers.
        listen_addresses = '127.0.0.1'
        # A socket's path is limited to about 100 bytes and this folder's may be longer: TCP only.
        unix_socket_directories = ''
        ssl = on
        ssl_min_protocol_version = 'TLSv1.3'
        ssl_cert_file = '%s'
        ssl_key_file = '%s'
        password_encryption = 'scram-sha-256'
        max_connections = 200
        shared_buffers = '256MB'
        max_wal_size = '2GB'
        fsync = on
        timezone = 'UTC'
        log_timezone = 'UTC'
        log_min_messages = 'warning'
        log_checkpoints = off
        log_line_prefix = '%%m [%%p] %%u@%%d '
        """
                .formatted(tls.certificate(), tls.key());
    }
}
