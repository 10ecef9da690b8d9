package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.smartvillage.infra.database.DatabaseSetup;
import io.smartvillage.infra.database.SchemaMigration;
import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Executables;
import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// access-service as it is deployed, in a process of its own, with a log and a presence of any
/// size.
final class AccessQueryStage implements AutoCloseable {

    private static final int VILLAGES = 50;
    private static final int HOUSES = 500;
    private static final int MONTHS = 13;
    private static final int ASKED = 20;

    /// People who come and go once leave a row for a month; who is inside does not grow with that.
    private static final int ROWS_PER_OUTSIDE = 20;

    private static final int INSIDE_PER_VILLAGE = 200;
    private static final int FILLERS = 2;

    private static final String KEY =
            Base64.getEncoder().encodeToString("bench master key, 32 bytes long!".getBytes(UTF_8));

    private static final String SCHEMA = "access";
    private static final String PASSWORD = "bench";
    private static final Path JAR = Path.of("access-service/target/access-service-1.0.0.jar");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String VILLAGE = id("8000", "v");
    private static final String HOUSE = id("8001", "v * 100000 + n / 50 % " + HOUSES);
    private static final String GATE = id("8002", "v * 100000 + n / 50 % 6");
    private static final String PERSON = id("8003", "v * 100000 + n / 50 % 1500");
    private static final String PASS = id("8004", "n");
    private static final String ZONE = id("8005", "v * 100000 + n / 50 % 3");

    private static final String SEED =
            """
            insert into access.village_directory (village_id, alias, name, status, time_zone, version)
                select %2$s, 'village-' || v, 'Village ' || v, 'active', 'Asia/Bangkok', 0
                from generate_series(0, %1$d - 1) as v;
            insert into access.zone (village_id, id, name, anti_passback, visitors_allowed, version,
                    created_at, updated_at)
                select %2$s, %3$s, 'zone ' || n, false, true, 0, now(), now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, 100, 50) as n;
            """
                    .formatted(VILLAGES, VILLAGE, ZONE);

    /// One in twenty is refused, one in four has a pass, one in fifty decided the gate by itself.
    private static final String MONTH =
            """
            insert into access.access_log (village_id, id, property_id, user_id, "timestamp", direction,
                access_method, status, created_at, gate_id, reason, pass_id, credential_id, decided_by,
                device_time, nonce, rules_version, source, over_use)
            select %s, uuidv7(at - now()), %s, case when n %% 4 <> 0 then %s end, at,
                   case when n %% 2 = 0 then 'entry' else 'exit' end,
                   case when n %% 4 = 0 then 'code' else 'card' end,
                   case when n %% 20 = 0 then 'denied' else 'granted' end, at, %s,
                   case when n %% 2000 = 0 then 'tampered' when n %% 20 = 0 then 'expired' end,
                   case when n %% 4 = 0 then %s end, null, %s, at, n::text, 2,
                   case when n %% 50 = 1 then 'offline' else 'online' end, n %% 9999 = 1
            from generate_series(%d, %d - 1) n,
                 lateral (select n %% 50 as v,
                     timestamptz '%s' + (n - %d) * interval '%s seconds' as at) moment
            """;

    private static final String PRESENCE =
            """
            truncate access.presence;
            insert into access.presence (village_id, zone_id, subject_id, subject_kind, property_id,
                inside, since, expected_until, gate_id)
            select %1$s, %2$s, %3$s, case when n %% 2 = 0 then 'pass' else 'credential' end, %4$s,
                   n < %7$d, now() - n %% 43200 * interval '1 minute',
                   now() + (n %% 1000 - 100) * interval '1 minute', %5$s
            from generate_series(0, %6$d - 1) n, lateral (select n %% 50 as v) village;
            analyze access.presence;
            """;

    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final TokenIssuer issuer = new TokenIssuer(Clock.systemUTC().instant());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DetachedProcess service;
    private final HttpServer keys;
    private final List<String> staff;
    private final YearMonth newest;
    private String address = "";
    private int filled;

    AccessQueryStage(Path folder, PostgresServer postgres, KafkaServer kafka) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.postgres = postgres;
        this.kafka = kafka;
        this.service = DetachedProcess.in(this.folder, "access-service");
        this.keys =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.staff =
                IntStream.range(0, ASKED)
                        .mapToObj(v -> issuer.token(id("8000", v), "village-" + v, "staff"))
                        .toList();
        this.newest = YearMonth.now(Clock.systemUTC());
        // Also when the benchmark is ended before its time.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    private static String id(String kind, String number) {
        return "('0198f000-0000-7000-%s-' || lpad((%s)::text, 12, '0'))::uuid"
                .formatted(kind, number);
    }

    private static UUID id(String kind, long number) {
        return UUID.fromString("0198f000-0000-7000-%s-%012d".formatted(kind, number));
    }

    void prepare() throws SQLException, IOException, ExecutionException, InterruptedException {
        var url = postgres.verifiedJdbcUrl(PostgresServer.DATABASE);
        var schema = new ServiceSchema(SCHEMA);
        var setup =
                new DatabaseSetup(
                        postgres.verifiedJdbcUrl("postgres"),
                        url,
                        PostgresServer.DATABASE,
                        PostgresServer.SUPERUSER,
                        postgres.superuserPassword());
        execute("drop schema if exists access cascade");
        setup.createSchema(schema, PASSWORD, PASSWORD);
        new SchemaMigration(schema, url, PASSWORD, SchemaMigration.changelogsIn(changelogs())).up();
        execute(SEED);
        for (int ago = 1; ago < MONTHS; ago++) {
            var month = newest.minusMonths(ago);
            execute(
                    "create table access.access_log_%tY_%<tm partition of access.access_log for values from ('%s') to ('%s')"
                            .formatted(month.atDay(1), start(month), start(month.plusMonths(1))));
        }
        try (var admin =
                Admin.create(
                        Map.of(
                                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                                kafka.bootstrapServers()))) {
            var existing = admin.listTopics().names().get();
            admin.createTopics(
                            topics().filter(topic -> !existing.contains(topic))
                                    .map(topic -> new NewTopic(topic, 1, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Stream<String> topics() throws IOException {
        return Files.readAllLines(
                        Path.of("platform/event-contracts/src/main/resources/contracts/topics.txt"))
                .stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1)[0])
                .flatMap(topic -> Stream.of(topic, topic + ".dlt"));
    }

    /// Beside those of the class path.
    private static List<Path> changelogs() {
        return Stream.of(
                        "access-service",
                        "platform/privacy",
                        "platform/web",
                        "platform/village-directory")
                .map(module -> Path.of(module, "target", "classes").toAbsolutePath())
                .toList();
    }

    /// Adds rows until there are that many, with indexes made anew at the end.
    void fill(int rows) throws SQLException, InterruptedException, ExecutionException {
        var indexes = dropIndexes();
        execute("alter table access.access_log drop constraint access_log_pkey");
        int perMonth = (rows - filled) / MONTHS;
        inParallel(
                IntStream.range(0, MONTHS)
                        .mapToObj(ago -> month(newest.minusMonths(ago), ago, perMonth))
                        .toList());
        filled = rows;
        var made = new ArrayList<String>(indexes);
        made.add("alter table access.access_log add primary key (village_id, \"timestamp\", id)");
        for (var index : made) {
            execute("set maintenance_work_mem = '512MB'; " + index);
        }
        execute("analyze access.access_log");
        execute(
                PRESENCE.formatted(
                        VILLAGE,
                        ZONE,
                        PASS,
                        HOUSE,
                        GATE,
                        rows / ROWS_PER_OUTSIDE + INSIDE_PER_VILLAGE * VILLAGES,
                        INSIDE_PER_VILLAGE * VILLAGES));
        execute("checkpoint");
    }

    private String month(YearMonth month, int number, int rows) {
        long first = filled + (long) number * rows;
        var seconds = 28 * 86_400.0 / rows;
        // The month is not over: what is to come is left out.
        if (number == 0) {
            seconds *= Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getDayOfMonth() / 31.0;
        }
        return MONTH.formatted(
                VILLAGE,
                HOUSE,
                PERSON,
                GATE,
                PASS,
                GATE,
                first,
                first + rows,
                start(month),
                first,
                seconds);
    }

    private void inParallel(List<String> statements)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(FILLERS)) {
            var running = new ArrayList<Future<Boolean>>();
            for (var statement : statements) {
                running.add(
                        threads.submit(() -> {
                            execute("set synchronous_commit = off; " + statement);
                            return true;
                        }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    /// @return how they are made again
    private List<String> dropIndexes() throws SQLException {
        var definitions = new ArrayList<String>();
        try (var connection = connection();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            """
                            select indexname, indexdef from pg_indexes
                            where schemaname = 'access' and tablename = 'access_log'
                              and indexname <> 'access_log_pkey'
                            """)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2).replace(" ON ONLY ", " ON "));
                }
            }
            for (var name : names) {
                statement.execute("drop index access." + name);
            }
        }
        return definitions;
    }

    void startService() throws IOException {
        if (!Files.exists(JAR)) {
            throw new ServerException(JAR + " is missing: ./village bench makes it");
        }
        keys.createContext(
                "/keys",
                exchange -> {
                    var body = issuer.keys().getBytes(UTF_8);
                    exchange.getResponseHeaders().set("Content-Type", "application/json");
                    exchange.sendResponseHeaders(OK, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        keys.start();
        var ports = Ports.free(2);
        address = "http://127.0.0.1:" + ports.get(0) + "/api/v1/";
        var command =
                List.of(
                        Executables.java().toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Duser.timezone=UTC",
                        "-jar",
                        JAR.toString(),
                        "--smartvillage.config.import=file:infra/config/application.yaml",
                        "--eureka.client.enabled=false",
                        "--server.address=127.0.0.1",
                        "--server.port=" + ports.get(0),
                        "--management.server.port=" + ports.get(1),
                        "--spring.datasource.url="
                                + postgres.verifiedJdbcUrl(PostgresServer.DATABASE),
                        "--spring.datasource.username=access_app",
                        "--spring.datasource.password=" + PASSWORD,
                        "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                        "--smartvillage.tokens.issuer=" + TokenIssuer.ISSUER,
                        "--smartvillage.tokens.jwk-set=http://127.0.0.1:"
                                + keys.getAddress().getPort()
                                + "/keys",
                        "--smartvillage.privacy.master-key=" + KEY,
                        "--smartvillage.entry-codes.key=" + KEY);
        // Left behind by a benchmark that was killed.
        service.stop("TERM", STOP_GRACE);
        service.launch(command, Map.of(), Path.of("").toAbsolutePath());
        service.awaitReady(this::answers, START_TIMEOUT);
    }

    private boolean answers() {
        try {
            return status("access-logs", "none") == UNAUTHORIZED;
        } catch (IOException _) {
            return false;
        }
    }

    /// The newest page, pages of a gate, a house, a person and a month, refusals and a rare reason.
    double millisPerList() throws IOException {
        var to = start(newest.minusMonths(6));
        return millisPer(v ->
                Stream.of(
                                "",
                                "?gateId=" + id("8002", v * 100_000L + 1),
                                "?propertyId=" + id("8001", v * 100_000L + 7),
                                "?userId=" + id("8003", v * 100_000L + 7),
                                "?to=" + to,
                                "?status=denied",
                                "?reason=tampered",
                                "?source=offline")
                        .map(query -> "access-logs" + query)
                        .toList());
    }

    /// Who is inside, in a zone, too long; and how many.
    double millisPerPresence() throws IOException {
        return millisPer(v ->
                List.of(
                        "presence",
                        "presence?zoneId=" + id("8005", v * 100_000L + 1),
                        "presence/overstays",
                        "presence/counts"));
    }

    private double millisPer(java.util.function.IntFunction<List<String>> paths)
            throws IOException {
        int asked = 0;
        var start = System.nanoTime();
        for (int v = 0; v < ASKED; v++) {
            for (var path : paths.apply(v)) {
                int status = status(path, staff.get(v));
                if (status != OK) {
                    throw new IllegalStateException(path + " was answered with " + status);
                }
                asked++;
            }
        }
        return (System.nanoTime() - start) / NANOS_PER_MILLI / asked;
    }

    private int status(String path, String token) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(URI.create(address + path))
                                    .header("Authorization", "Bearer " + token)
                                    .timeout(Duration.ofMinutes(1))
                                    .build(),
                            BodyHandlers.ofByteArray())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connection() throws SQLException {
        return postgres.connectAsSuperuser(PostgresServer.DATABASE);
    }

    @Override
    public void close() {
        service.stop("TERM", STOP_GRACE);
        keys.stop(0);
    }
}
