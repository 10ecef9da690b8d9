package io.smartvillage.infra.servers;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Keycloak on 127.0.0.1, plain HTTP, keeping its data in schema `keycloak` of our PostgreSQL.
///
/// Realms in `*.json` of a folder are imported when they are not there yet; a realm that is there
/// is left as it is.
public final class KeycloakServer implements Server {

    public static final String ADMIN = "admin";

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final String ROLE = "keycloak";

    /// `${NAME}` without a default, as Keycloak's import replaces it from the environment; its own
    /// message keys (`${username}`) are written in lower case.
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

    private final Path folder;
    private final int port;
    private final int managementPort;
    private final PostgresServer database;
    private final Path realms;
    private final Map<String, String> environment;
    private final boolean records;
    private final DetachedProcess process;

    public KeycloakServer(
            Path folder,
            int port,
            int managementPort,
            PostgresServer database,
            Path realms,
            Map<String, String> environment) {
        this(folder, port, managementPort, database, realms, environment, false);
    }

    /// @param realms the folder of the realm files; it need not exist
    /// @param environment what the placeholders of the realm files stand for
    /// @param records whether a start without AOT cache records one, see [AotCache]
    public KeycloakServer(
            Path folder,
            int port,
            int managementPort,
            PostgresServer database,
            Path realms,
            Map<String, String> environment,
            boolean records) {
        this.folder = folder.toAbsolutePath().normalize();
        this.port = port;
        this.managementPort = managementPort;
        this.database = database;
        this.realms = realms.toAbsolutePath().normalize();
        this.environment = Map.copyOf(environment);
        this.records = records;
        this.process = DetachedProcess.in(this.folder, "keycloak");
    }

    @Override
    public String name() {
        return "Keycloak";
    }

    @Override
    public DetachedProcess process() {
        return process;
    }

    @Override
    public List<Integer> ports() {
        return List.of(port, managementPort);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port;
    }

    public String managementUrl() {
        return "http://127.0.0.1:" + managementPort;
    }

    /// The password of the bootstrap administrator [#ADMIN] of the realm `master`.
    public String adminPassword() {
        return PrivateFiles.secret(folder.resolve("admin.password"));
    }

    /// The names of the placeholders without a default in the realm files of a folder.
    public static SortedSet<String> placeholders(Path realms) {
        var names = new TreeSet<String>();
        for (var file : realmFiles(realms)) {
            try {
                PLACEHOLDER
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(match -> names.add(match.group(1)));
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read " + file, e);
            }
        }
        return names;
    }

    @Override
    public void start(Progress progress) {
        if (!process.isRunning()) {
            Ports.requireFree(name(), port);
            Ports.requireFree(name() + "'s management", managementPort);
            requireAllPlaceholders();
            var distribution = KeycloakDistribution.built(progress);
            try {
                var home = home(distribution.folder());
                createSchema();
                progress.step(name(), "starting");
                process.launch(command(distribution.folder(), home), settings(), folder);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot prepare Keycloak in " + folder, e);
            }
        }
        progress.step(name(), "waiting for it to answer");
        try (var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build()) {
            process.awaitReady(() -> isReady(client), START_TIMEOUT);
        }
    }

    @Override
    public void stop(Progress progress) {
        progress.step(name(), "stopping");
        if (Recording.isOn(folder)) {
            progress.step(name(), "writing down for the next start what it learnt in this one");
            process.stop("TERM", Recording.STOP_GRACE);
            cache(KeycloakDistribution.built(progress).folder()).adopt();
            Recording.off(folder);
        } else {
            process.stop("TERM", STOP_GRACE);
        }
    }

    /// Forgets every realm, user and key. Only while Keycloak is stopped and its database runs.
    public void forget() {
        if (process.isRunning()) {
            throw new IllegalStateException("Keycloak is running");
        }
        try (var connection = database.connectAsSuperuser(PostgresServer.DATABASE);
                var statement = connection.createStatement()) {
            statement.execute("drop schema if exists keycloak cascade");
        } catch (SQLException e) {
            throw new ServerException("Keycloak's schema cannot be dropped: " + e.getMessage(), e);
        }
    }

    private void requireAllPlaceholders() {
        var missing = placeholders(realms);
        missing.removeAll(environment.keySet());
        if (!missing.isEmpty()) {
            throw new ServerException(
                    "The realm files in "
                            + realms
                            + " want values for "
                            + String.join(", ", missing));
        }
    }

    /// A home of its own, so that several servers can run from one distribution: programs by link,
    /// data apart.
    private Path home(Path distribution) throws IOException {
        var home = folder.resolve("home");
        Trees.delete(home);
        var imports = Files.createDirectories(home.resolve("data").resolve("import"));
        for (var part : List.of("bin", "conf", "lib", "providers", "themes")) {
            var link = home.resolve(part);
            if (Files.exists(distribution.resolve(part))
                    && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
                Files.createSymbolicLink(link, distribution.resolve(part));
            }
        }
        for (var file : realmFiles(realms)) {
            Files.copy(file, imports.resolve(file.getFileName()), REPLACE_EXISTING);
        }
        return home;
    }

    private void createSchema() {
        var password = PrivateFiles.secret(folder.resolve("database.password"));
        try (var connection = database.connectAsSuperuser(PostgresServer.DATABASE);
                var statement = connection.createStatement()) {
            var exists =
                    statement
                            .executeQuery("select from pg_roles where rolname = '" + ROLE + "'")
                            .next();
            // The password is random letters and digits of our own: nothing to quote.
            statement.execute(
                    (exists ? "alter" : "create")
                            + " role "
                            + ROLE
                            + " login password '"
                            + password
                            + "'");
            // It looks for its tables by trying them, and logs what it cannot handle itself.
            statement.execute("alter role " + ROLE + " set log_min_messages = 'fatal'");
            // Nobody else may connect by default: infra/database takes that from PUBLIC.
            statement.execute(
                    "grant connect on database " + PostgresServer.DATABASE + " to " + ROLE);
            statement.execute("create schema if not exists keycloak authorization " + ROLE);
        } catch (SQLException e) {
            throw new ServerException("Keycloak's schema cannot be created: " + e.getMessage(), e);
        }
    }

    private List<String> command(Path distribution, Path home) {
        var cache = cache(distribution);
        var recording = records && !cache.isFinished();
        Recording.set(folder, recording);
        var command = new ArrayList<String>();
        command.add(Executables.java().toString());
        command.addAll(cache.flags(recording));
        command.addAll(flags(distribution));
        command.add("-Dkc.home.dir=" + home);
        command.add("-Djboss.server.config.dir=" + home.resolve("conf"));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(List.of("start", "--optimized", "--import-realm"));
        return command;
    }

    private AotCache cache(Path distribution) {
        return AotCache.ofServer(
                "keycloak-" + Artifacts.keycloakVersion(), folder, flags(distribution));
    }

    /// What `kc.sh` would say, for a small machine.
    private static List<String> flags(Path distribution) {
        return List.of(
                "-Xms64m",
                "-Xmx320m",
                "-Xmn40m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8",
                "-Duser.language=en",
                "-Duser.country=US",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-cp",
                distribution.resolve("lib").resolve("quarkus-run.jar").toString());
    }

    private Map<String, String> settings() {
        var settings = new HashMap<>(environment);
        settings.put("KC_DB_URL", database.verifiedJdbcUrl(PostgresServer.DATABASE));
        settings.put("KC_DB_SCHEMA", "keycloak");
        settings.put("KC_DB_USERNAME", ROLE);
        settings.put("KC_DB_PASSWORD", PrivateFiles.secret(folder.resolve("database.password")));
        settings.put("KC_DB_POOL_INITIAL_SIZE", "1");
        settings.put("KC_DB_POOL_MIN_SIZE", "1");
        settings.put("KC_DB_POOL_MAX_SIZE", "20");
        settings.put("KC_CACHE", "local");
        // Whoever waits for readiness asks often, and each answer "not yet" would be a line.
        settings.put("KC_LOG_LEVEL", "info,io.smallrye.health:warn");
        settings.put("KC_HOSTNAME", baseUrl());
        settings.put("KC_HTTP_ENABLED", "true");
        settings.put("KC_HTTP_HOST", "127.0.0.1");
        settings.put("KC_HTTP_PORT", Integer.toString(port));
        settings.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        settings.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort));
        settings.put("KC_HTTP_MANAGEMENT_SCHEME", "http");
        settings.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN);
        settings.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword());
        return settings;
    }

    private boolean isReady(HttpClient client) {
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(managementUrl() + "/health/ready"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for Keycloak", e);
        }
    }

    private static List<Path> realmFiles(Path realms) {
        if (!Files.isDirectory(realms)) {
            return List.of();
        }
        try (var files = Files.list(realms)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + realms, e);
        }
    }
}
