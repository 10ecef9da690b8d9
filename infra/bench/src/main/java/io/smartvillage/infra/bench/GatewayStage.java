package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Executables;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.ServerException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The processes that the benchmarks of the gateway need: on the load core nginx, which answers
/// every request with the same kilobyte of JSON; on the other core what stands before it. All of
/// them listen on the loopback interface only.
///
/// What stands before it are applications with the same JVM flags, and nginx. Those that are not
/// asked at the moment wait, and take nothing worth mentioning from the one that is.
final class GatewayStage implements AutoCloseable {

    private static final String SERVICE = "billing-service";

    /// An address of that service.
    static final String WITH_TOKEN = "/api/v1/invoices/0198f000-0000-7000-8000-000000000000";

    /// The only kind of address that the gateway passes on to a service without a token: routing,
    /// forwarding and a rate limit (by address) are the same, nothing is asked about token and
    /// village.
    static final String WITHOUT_TOKEN = "/v3/api-docs/" + SERVICE;

    /// A village's own address, so that the gateway compares it with the token's.
    private static final String DOMAIN = "villages.test";

    private static final Path GATEWAY_JAR = Path.of("gateway/target/gateway-1.0.0.jar");
    private static final Path BENCH = Path.of("infra/bench");

    /// HotSpot's own choice of compilers: unlike on a developer's machine, where `./village up`
    /// saves memory.
    private static final List<String> JVM_FLAGS =
            List.of(
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Duser.timezone=UTC");

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration STOP_GRACE = Duration.ofSeconds(20);
    private static final int OK = 200;

    private static final String NGINX =
            """
            daemon off;
            master_process off;
            pid nginx.pid;
            error_log stderr warn;
            events {
                worker_connections 1024;
            }
            http {
                access_log off;
                keepalive_requests 1000000000;
                client_body_temp_path temporary;
                proxy_temp_path temporary;
                fastcgi_temp_path temporary;
                uwsgi_temp_path temporary;
                scgi_temp_path temporary;
            %s
            }
            """;

    private static final String UPSTREAM =
            """
                server {
                    listen 127.0.0.1:%d;
                    default_type application/json;
                    location = /keys {
                        return 200 '%s';
                    }
                    location / {
                        return 200 '{"items":[%s]}';
                    }
                }
            """;

    private static final String PROXY =
            """
                upstream service {
                    server 127.0.0.1:%d;
                    keepalive 128;
                    keepalive_requests 1000000000;
                }
                server {
                    listen 127.0.0.1:%d;
                    location / {
                        proxy_pass http://service;
                        proxy_http_version 1.1;
                        proxy_set_header Connection "";
                    }
                }
            """;

    private final Path folder;
    private final Path nginx;
    private final Wrk wrk;
    private final TokenIssuer issuer = new TokenIssuer(Clock.systemUTC().instant());
    private final ConcurrentLinkedDeque<DetachedProcess> processes = new ConcurrentLinkedDeque<>();
    private final int upstreamPort = Ports.free(1).getFirst();

    /// @throws MissingToolException if wrk or nginx is not installed
    GatewayStage(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.wrk = new Wrk(this.folder);
        this.nginx = Cores.tool("nginx", "nginx-light", "/usr/sbin", "/usr/bin", "/usr/local/sbin");
        // Also when the benchmark is ended before its time.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::close));
    }

    void startUpstream() throws IOException {
        var items =
                IntStream.range(0, 14)
                        .mapToObj(
                                """
                                {"id":"0198f000-0000-7000-8000-0000000000%1$02d","name":"item %1$d"}\
                                """
                                        ::formatted)
                        .collect(Collectors.joining(","));
        startNginx(
                "upstream",
                Cores.onLoadCore(),
                UPSTREAM.formatted(upstreamPort, issuer.keys(), items));
        awaitOk("upstream", upstreamPort, token());
    }

    /// @return its address
    String startNginxProxy() throws IOException {
        int port = Ports.free(1).getFirst();
        startNginx("proxy", Cores.onSubjectCore(), PROXY.formatted(upstreamPort, port));
        return awaitOk("proxy", port, token());
    }

    /// With the settings of a deployment, save that no limit is ever reached and no other
    /// application is there.
    ///
    /// @return its address
    String startGateway() throws IOException {
        if (!Files.exists(GATEWAY_JAR)) {
            throw new ServerException(GATEWAY_JAR + " is missing: ./village bench makes it");
        }
        var ports = Ports.free(2);
        var command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "-jar",
                        GATEWAY_JAR.toString(),
                        "--smartvillage.config.import=file:infra/config/application.yaml,"
                                + "file:infra/config/gateway.yaml",
                        "--eureka.client.enabled=false",
                        "--spring.cloud.discovery.client.simple.instances."
                                + SERVICE
                                + "[0].uri=http://127.0.0.1:"
                                + upstreamPort,
                        "--server.address=127.0.0.1",
                        "--server.port=" + ports.get(0),
                        "--management.server.port=" + ports.get(1),
                        "--smartvillage.tokens.issuer=" + TokenIssuer.ISSUER,
                        "--smartvillage.tokens.jwk-set=http://127.0.0.1:" + upstreamPort + "/keys",
                        "--smartvillage.gateway.village.domain=" + DOMAIN));
        for (var whose : List.of("client", "village", "address")) {
            for (var limit : List.of("burst", "requests")) {
                command.add("--smartvillage.gateway.limits.%s.%s=1000000".formatted(whose, limit));
            }
        }
        start("gateway", command);
        return awaitOk("gateway", ports.get(0), token());
    }

    /// @param stack `webmvc` or `webflux`
    /// @param classPath the folder of the module that has it
    /// @return its address
    String startBareRoute(String stack, String classPath) throws IOException {
        var file = BENCH.resolve(classPath).resolve("target/class-path");
        if (!Files.exists(file)) {
            throw new ServerException(file + " is missing: ./village bench makes it");
        }
        int port = Ports.free(1).getFirst();
        var route = "--spring.cloud.gateway.server." + stack + ".routes[0].";
        var command = new ArrayList<>(java());
        command.addAll(
                List.of(
                        "-cp",
                        BENCH.resolve("target/classes")
                                + File.pathSeparator
                                + Files.readString(file).strip(),
                        "io.smartvillage.infra.bench.bareroute.BareRouteApplication",
                        "--server.address=127.0.0.1",
                        "--server.port=" + port,
                        "--spring.main.banner-mode=off",
                        "--spring.threads.virtual.enabled=true",
                        route + "id=all",
                        route + "uri=http://127.0.0.1:" + upstreamPort,
                        route + "predicates[0]=Path=/api/v1/**"));
        start(classPath, command);
        return awaitOk(classPath, port, token());
    }

    Path tokens(String name, int count) throws IOException {
        return issuer.tokens(folder.resolve(name + ".txt"), count);
    }

    double perSecond(String url, Path tokens, Duration duration) {
        return wrk.perSecond(
                new Wrk.Target(url, TokenIssuer.ALIAS + "." + DOMAIN, tokens), duration);
    }

    private String token() throws IOException {
        return Files.readString(tokens("one", 1)).strip();
    }

    private static List<String> java() {
        var command = new ArrayList<>(Cores.onSubjectCore());
        command.add(Executables.java().toString());
        command.addAll(JVM_FLAGS);
        return command;
    }

    private void startNginx(String name, List<String> core, String servers) throws IOException {
        var home = Files.createDirectories(folder.resolve(name));
        var settings = Files.writeString(home.resolve("nginx.conf"), NGINX.formatted(servers));
        var command = new ArrayList<>(core);
        command.addAll(List.of(nginx.toString(), "-p", home.toString(), "-c", settings.toString()));
        start(name, command);
    }

    /// In the working directory, which is the checkout's.
    private void start(String name, List<String> command) {
        var process = DetachedProcess.in(folder, name);
        // Left behind by a benchmark that was killed.
        process.stop("TERM", STOP_GRACE);
        processes.addFirst(process);
        process.launch(command, Map.of(), Path.of("").toAbsolutePath());
    }

    /// @return the address
    private String awaitOk(String name, int port, String token) {
        var address = "http://127.0.0.1:" + port;
        var request =
                HttpRequest.newBuilder(URI.create(address + WITH_TOKEN))
                        .header("Authorization", "Bearer " + token)
                        .timeout(Duration.ofSeconds(30))
                        .build();
        try (var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            DetachedProcess.in(folder, name).awaitReady(() -> isOk(http, request), START_TIMEOUT);
        }
        return address;
    }

    private static boolean isOk(HttpClient http, HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerException("Interrupted while waiting for " + request.uri(), e);
        }
    }

    @Override
    public void close() {
        for (var process = processes.poll(); process != null; process = processes.poll()) {
            process.stop("TERM", STOP_GRACE);
        }
    }
}
