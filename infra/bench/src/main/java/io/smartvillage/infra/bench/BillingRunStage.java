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
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// billing-service as it is deployed, in a process of its own, with houses in many villages; and a
/// plain table beside its own in the same database.
final class BillingRunStage implements AutoCloseable {

    static final int VILLAGES = 50;

    /// Who waits for a run starts no other one.
    private static final String KEY =
            Base64.getEncoder().encodeToString("bench master key, 32 bytes long!".getBytes(UTF_8));

    private static final int CALLERS = 8;

    private static final String SCHEMA = "billing";
    private static final String PASSWORD = "bench";
    private static final Path JAR = Path.of("billing-service/target/billing-service-1.0.0.jar");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final int REQUESTS = 3000;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int UNAUTHORIZED = 401;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Houses of 40 to 90 square wah at 32.50 baht, as a village's developer would have built them.
    private static final String SEED =
            """
            insert into billing.village_directory (village_id, alias, name, status, time_zone, version)
                select %2$s, 'village-' || v, 'Village ' || v, 'active', 'Asia/Bangkok', 0
                from generate_series(0, %1$d - 1) as v;
            insert into billing.property
                    (village_id, id, house_number, land_use, area_sq_wah, status, updated_at)
                select %2$s, uuidv7(), '99/' || h, 'residential', 40 + h %% 50 + 0.5, 'occupied', now()
                from generate_series(0, %1$d - 1) as v, generate_series(1, %3$d) as h;
            insert into billing.fee_schedule
                    (village_id, id, name, kind, rate, valid_from, version, created_at, updated_at)
                select %2$s, uuidv7(), 'ค่าส่วนกลาง', 'area_rate', 32.50, '2026-01-01', 0, now(), now()
                from generate_series(0, %1$d - 1) as v;
            drop schema if exists billing_bench cascade;
            create schema billing_bench;
            create table billing_bench.invoice_plain (
                village_id uuid not null, id uuid not null, property_id uuid not null,
                house_number text not null, period text not null, amount numeric(14, 2) not null,
                status text not null, items jsonb not null,
                unique (village_id, id), unique (village_id, property_id, period));
            create table billing_bench.invoice_whole (like billing.invoice including all);
            create table billing_bench.invoice_jpa
                (like billing_bench.invoice_plain including all);
            analyze;
            """;

    private static final String VILLAGE =
            "('0198f000-0000-7000-8000-' || lpad(v::text, 12, '0'))::uuid";

    private static final String PLAIN =
            """
            insert into billing_bench.invoice_plain
                (village_id, id, property_id, house_number, period, amount, status, items)
            select p.village_id, uuidv7(), p.id, p.house_number, '%1$s',
                   round(p.area_sq_wah * 32.50, 2), 'pending',
                   jsonb_build_array(jsonb_build_object(
                       'kind', 'fee', 'feeScheduleId', p.village_id, 'description', 'ค่าส่วนกลาง',
                       'quantity', p.area_sq_wah, 'unit', 'sq_wah', 'rate', 32.50,
                       'period', jsonb_build_object('from', '%1$s-01', 'to', '%1$s-28'),
                       'amount', round(p.area_sq_wah * 32.50, 2)))
            from billing.property p
            """;

    /// All that an invoice's row has, with its indexes and checks.
    private static final String WHOLE =
            """
            insert into billing_bench.invoice_whole
                (village_id, id, property_id, billing_run_id, number, issued_on, schedule_set,
                 house_number, period, amount, penalty_amount, paid, due_date, status, items,
                 version, created_at, updated_at)
            select p.village_id, uuidv7(), p.id, p.village_id,
                   'INV-%1$s-' || split_part(p.house_number, '/', 2), date '%1$s-01', 'common',
                   p.house_number, '%1$s', round(p.area_sq_wah * 32.50, 2), 0, 0, date '%1$s-28',
                   'pending',
                   jsonb_build_array(jsonb_build_object(
                       'kind', 'fee', 'feeScheduleId', p.village_id, 'description', 'ค่าส่วนกลาง',
                       'quantity', p.area_sq_wah, 'unit', 'sq_wah', 'rate', 32.50,
                       'period', jsonb_build_object('from', '%1$s-01', 'to', '%1$s-28'),
                       'amount', round(p.area_sq_wah * 32.50, 2))),
                   0, now(), now()
            from billing.property p
            """;

    private final Path folder;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final TokenIssuer issuer = new TokenIssuer(Clock.systemUTC().instant());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final DetachedProcess service;
    private final HttpServer keys;
    private final List<String> tokens;
    private String address = "";

    BillingRunStage(Path folder, PostgresServer postgres, KafkaServer kafka) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.postgres = postgres;
        this.kafka = kafka;
        this.service = DetachedProcess.in(this.folder, "billing-service");
        this.keys =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        this.tokens =
                IntStream.range(0, VILLAGES)
                        .mapToObj(v -> issuer.token(village(v), "village-" + v, "admin"))
                        .toList();
        // Also when the benchmark is ended before its time.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    private static UUID village(int number) {
        return UUID.fromString("0198f000-0000-7000-8000-%012d".formatted(number));
    }

    void prepare(int housesPerVillage)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        var url = postgres.verifiedJdbcUrl(PostgresServer.DATABASE);
        var schema = new ServiceSchema(SCHEMA);
        var setup =
                new DatabaseSetup(
                        postgres.verifiedJdbcUrl("postgres"),
                        url,
                        PostgresServer.DATABASE,
                        PostgresServer.SUPERUSER,
                        postgres.superuserPassword());
        execute("drop schema if exists billing cascade");
        setup.createSchema(schema, PASSWORD, PASSWORD);
        new SchemaMigration(schema, url, PASSWORD, SchemaMigration.changelogsIn(changelogs())).up();
        execute(SEED.formatted(VILLAGES, VILLAGE, housesPerVillage));
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
                        "billing-service",
                        "platform/privacy",
                        "platform/web",
                        "platform/village-directory")
                .map(module -> Path.of(module, "target", "classes").toAbsolutePath())
                .toList();
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
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        keys.start();
        var ports = Ports.free(2);
        address = "http://127.0.0.1:" + ports.get(0);
        var command =
                new ArrayList<>(
                        List.of(
                                Executables.java().toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:ReservedCodeCacheSize=48m",
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
                                "--spring.datasource.username=billing_app",
                                "--spring.datasource.password=" + PASSWORD,
                                "--spring.kafka.bootstrap-servers=" + kafka.bootstrapServers(),
                                "--smartvillage.tokens.issuer=" + TokenIssuer.ISSUER,
                                "--smartvillage.tokens.jwk-set=http://127.0.0.1:"
                                        + keys.getAddress().getPort()
                                        + "/keys",
                                "--smartvillage.privacy.master-key=" + KEY,
                                "--smartvillage.billing.slip-claim-key=" + KEY,
                                "--smartvillage.storage.folder=" + folder.resolve("files")));
        // Left behind by a benchmark that was killed.
        service.stop("TERM", STOP_GRACE);
        service.launch(command, Map.of(), Path.of("").toAbsolutePath());
        service.awaitReady(this::answers, START_TIMEOUT);
    }

    private boolean answers() {
        try {
            return send(HttpRequest.newBuilder(URI.create(address + "/api/v1/billing-runs")))
                            .status()
                    == UNAUTHORIZED;
        } catch (IOException _) {
            return false;
        }
    }

    long pid() {
        return service.pid().orElseThrow();
    }

    /// As others use it from day to day: code that is seldom run is interpreted, and a month is
    /// billed by a few requests.
    void use() throws IOException {
        for (int request = 0; request < REQUESTS; request++) {
            var answer =
                    send(
                            HttpRequest.newBuilder(URI.create(address + "/api/v1/billing-runs"))
                                    .header(
                                            "Authorization",
                                            "Bearer " + tokens.get(request % VILLAGES)));
            if (answer.status() != OK) {
                throw new IllegalStateException("runs were asked for and answered with " + answer);
            }
        }
    }

    /// Bills a month of all villages, some at once.
    ///
    /// @return seconds from the first call until the last run is completed
    double bill(String period) {
        settle();
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var runs =
                    IntStream.range(0, VILLAGES)
                            .mapToObj(v -> (Callable<Long>) () -> bill(tokens.get(v), period))
                            .map(threads::submit)
                            .toList();
            long created = 0;
            for (var run : runs) {
                created += run.get();
            }
            if (created == 0) {
                throw new IllegalStateException("nothing was billed for " + period);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e);
        }
        return seconds(start);
    }

    private long bill(String token, String period) throws IOException {
        var answer =
                send(
                        HttpRequest.newBuilder(URI.create(address + "/api/v1/billing-runs"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .POST(
                                        HttpRequest.BodyPublishers.ofString(
                                                JSON.writeValueAsString(
                                                        Map.of(
                                                                "period",
                                                                period,
                                                                "dueDate",
                                                                period + "-28")))));
        if (answer.status() != CREATED) {
            throw new IllegalStateException("a run was answered with " + answer);
        }
        var run = answer.body();
        while (run.path("status").asString().equals("issuing")) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            run =
                    send(HttpRequest.newBuilder(
                                            URI.create(
                                                    address
                                                            + "/api/v1/billing-runs/"
                                                            + run.path("id").asString()))
                                    .header("Authorization", "Bearer " + token))
                            .body();
        }
        return run.path("created").asLong();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(HttpRequest.Builder request) throws IOException {
        try {
            var answer =
                    http.send(
                            request.timeout(Duration.ofMinutes(1)).build(),
                            BodyHandlers.ofString());
            return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The same number of rows with a line each, by one statement.
    ///
    /// @return seconds
    double insertPlain(String period) {
        return insert(PLAIN.formatted(period));
    }

    /// The same with all columns, indexes and checks of an invoice; the number is the house's.
    ///
    /// @return seconds
    double insertWhole(String period) {
        return insert(WHOLE.formatted(period));
    }

    private double insert(String rows) {
        settle();
        var start = System.nanoTime();
        try {
            execute(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return seconds(start);
    }

    static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Neither side pays for what the other left: events are relayed, pages are written.
    private void settle() {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows =
                        statement.executeQuery("select exists (select from billing.outbox)")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        break;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
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
