package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import io.smartvillage.infra.database.SchemaMigration;
import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Executables;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/// A service as it is deployed, in processes of its own, whose directory has many villages, and
/// tokens for it.
///
/// With both compilers, as in production (ADR 3): a benchmark warms up until they are done.
final class ServiceStage implements AutoCloseable {

    static final int VILLAGES = 50;

    /// In SQL, the id of the village whose number is `v`.
    static final String VILLAGE = "('0198f000-0000-7000-8000-' || lpad(v::text, 12, '0'))::uuid";

    /// For whatever a service wants a secret of 32 bytes.
    static final String KEY =
            Base64.getEncoder().encodeToString("bench master key, 32 bytes long!".getBytes(UTF_8));

    private static final Path TOPICS =
            Path.of("platform/event-contracts/src/main/resources/contracts/topics.txt");
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    private static final String DIRECTORY =
            """
            insert into %1$s.village_directory (village_id, alias, name, status, time_zone, version)
                select %2$s, 'village-' || v, 'Village ' || v, 'active', 'Asia/Bangkok', 0
                from generate_series(0, %3$d - 1) as v
            """;

    /// What is packaged in a module.
    ///
    /// @param resource one that is refused without a token
    /// @param settings beside those of every service
    record Service(String module, String schema, String resource, List<String> settings) {

        static Service access(String... settings) {
            var all = new ArrayList<>(List.of("--smartvillage.entry-codes.key=" + KEY));
            all.addAll(List.of(settings));
            return new Service("access-service", "access", "gates", all);
        }

        private Path jar() {
            return Path.of(module, "target", module + "-1.0.0.jar");
        }
    }

    /// One that runs.
    record Instance(DetachedProcess process, String address) {

        long pid() {
            return process.pid().orElseThrow();
        }

        String url(String resource) {
            return address + "/api/v1/" + resource;
        }

        HttpRequest.Builder get(String resource, String token) {
            return HttpRequest.newBuilder(URI.create(url(resource)))
                    .header("Authorization", "Bearer " + token);
        }

        HttpRequest.Builder post(String resource, String token, String json) {
            return get(resource, token)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(json));
        }
    }

    private final Service service;
    private final Path folder;
    private final BenchServers servers;
    private final TokenIssuer issuer = new TokenIssuer(Clock.systemUTC().instant());
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer keys;
    private final List<Instance> instances = new CopyOnWriteArrayList<>();

    /// @param folder for the logs and the service's files
    ServiceStage(Service service, Path folder, BenchServers servers) throws IOException {
        this.service = service;
        this.folder = folder;
        this.servers = servers;
        this.keys =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
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
        // Also when the benchmark is ended before its time.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    static UUID village(int number) {
        return UUID.fromString("0198f000-0000-7000-8000-%012d".formatted(number));
    }

    /// Of another person each.
    String token(int village, String role) {
        return issuer.token(village(village), "village-" + village, role);
    }

    /// @param client the device
    String token(int village, String role, String client) {
        return issuer.token(village(village), "village-" + village, role, client);
    }

    /// Makes its tables, empty but for the directory of villages, and the topics that are missing.
    ///
    /// @param emptied topics that are made anew
    void prepare(int partitions, String... emptied)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        servers.migrate(
                new ServiceSchema(service.schema()), SchemaMigration.changelogsIn(changelogs()));
        servers.execute(DIRECTORY.formatted(service.schema(), VILLAGE, VILLAGES));
        servers.createTopics(topics(), partitions, Set.of(emptied));
    }

    private static List<String> topics() throws IOException {
        return Files.readAllLines(TOPICS).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", -1)[0])
                .flatMap(topic -> Stream.of(topic, topic + ".dlt"))
                .toList();
    }

    /// Beside those of the class path.
    private List<Path> changelogs() {
        return Stream.of(
                        service.module(),
                        "platform/privacy",
                        "platform/web",
                        "platform/imports",
                        "platform/village-directory",
                        "platform/audit")
                .map(module -> Path.of(module, "target", "classes").toAbsolutePath())
                .toList();
    }

    /// On any core.
    Instance start() {
        return start(service.module(), List.of());
    }

    /// @param name its log's
    /// @param core what it runs on, before the program's name
    Instance start(String name, List<String> core) {
        if (!Files.exists(service.jar())) {
            throw new ServerException(service.jar() + " is missing: ./village bench makes it");
        }
        var ports = Ports.free(2);
        var process = DetachedProcess.in(folder, name);
        var instance = new Instance(process, "http://127.0.0.1:" + ports.get(0));
        // Left behind by a benchmark that was killed.
        process.stop("TERM", STOP_GRACE);
        instances.add(instance);
        process.launch(
                command(core, ports.get(0), ports.get(1)), Map.of(), Path.of("").toAbsolutePath());
        process.awaitReady(() -> answers(instance), START_TIMEOUT);
        return instance;
    }

    private List<String> command(List<String> core, int port, int managementPort) {
        var command = new ArrayList<>(core);
        command.addAll(List.of(Executables.java().toString(), "-Xmx256m", "-XX:+UseSerialGC"));
        command.addAll(
                List.of(
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Duser.timezone=UTC",
                        "-jar",
                        service.jar().toString(),
                        "--smartvillage.config.import=file:infra/config/application.yaml",
                        "--eureka.client.enabled=false",
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--management.server.port=" + managementPort,
                        "--spring.datasource.url=" + servers.jdbcUrl(),
                        "--spring.datasource.username=" + service.schema() + "_app",
                        "--spring.datasource.password=" + BenchServers.PASSWORD,
                        "--spring.kafka.bootstrap-servers=" + servers.kafka().bootstrapServers(),
                        "--smartvillage.tokens.issuer=" + TokenIssuer.ISSUER,
                        "--smartvillage.tokens.jwk-set=http://127.0.0.1:"
                                + keys.getAddress().getPort()
                                + "/keys",
                        "--smartvillage.privacy.master-key=" + KEY,
                        "--smartvillage.storage.folder="
                                + folder.toAbsolutePath().resolve("files")));
        command.addAll(service.settings());
        return command;
    }

    private boolean answers(Instance instance) {
        try {
            var anonymous = HttpRequest.newBuilder(URI.create(instance.url(service.resource())));
            return send(anonymous, BodyHandlers.discarding()).statusCode() == UNAUTHORIZED;
        } catch (IOException _) {
            return false;
        }
    }

    <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) throws IOException {
        try {
            return http.send(request.timeout(PATIENCE).build(), body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        instances.forEach(instance -> instance.process().stop("TERM", STOP_GRACE));
        keys.stop(0);
    }
}
