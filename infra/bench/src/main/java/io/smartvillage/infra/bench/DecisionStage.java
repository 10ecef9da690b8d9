package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/// access-service as it is deployed, in processes of its own, with a gate in each of many villages:
/// residents with cards and plates, visitors with codes and QR passes.
final class DecisionStage implements AutoCloseable {

    private static final String RESOURCE = "access/decisions";
    private static final int HOUSES = 20;
    private static final int CODES = 20;
    private static final int REQUESTS = 10_000;

    /// The first of a village needs two connections of the ten there are.
    private static final int ISSUERS = 4;

    /// Of a client that asks at a given rate: what is due beyond them waits, and its wait counts.
    private static final int IN_FLIGHT = 256;

    /// Of a hundred requests.
    private static final int RESIDENTS = 80;

    private static final int VISITORS_WITH_CODES = 15;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// The body ends with the nonce, which is new each time.
    private static final String POSTS =
            """
            local lines, last, run = {}, 0, ""

            function init(arguments)
                for line in io.lines(arguments[1]) do
                    local token, body = line:match("^(%S+)\t(.*)$")
                    lines[#lines + 1] = {
                        headers = {
                            Authorization = "Bearer " .. token,
                            ["Content-Type"] = "application/json"
                        },
                        body = body
                    }
                end
                run = arguments[1]:match("([^/]+)$") .. "-" .. os.time() .. "-"
            end

            function request()
                last = last + 1
                local line = lines[last % #lines + 1]
                return wrk.format("POST", nil, line.headers, line.body .. run .. last .. '"}')
            end
            """;

    private static final String SEED =
            """
            insert into access.zone (village_id, id, name, anti_passback, visitors_allowed, version,
                                     created_at, updated_at)
                select %1$s, uuidv7(), 'main', false, true, 0, now(), now()
                from generate_series(0, %2$d) as v;
            insert into access.gate (village_id, id, name, zone, direction, status, client_id,
                                     timeout_behaviour, version, created_at, updated_at)
                select %1$s, uuidv7(), 'Main gate', 'main', 'both', 'active', 'gate-' || v,
                       'fail_closed', 0, now(), now()
                from generate_series(0, %2$d) as v;
            insert into access.member (village_id, id, status, version)
                select %1$s, %3$s, 'active', 1
                from generate_series(0, %2$d) as v, generate_series(0, %4$d) as h;
            insert into access.property (village_id, id, house_number, owner_id, updated_at)
                select %1$s, %3$s, '99/' || h, %3$s, now()
                from generate_series(0, %2$d) as v, generate_series(0, %4$d) as h;
            """;

    private static final String HOUSE =
            "('0198f000-0000-7000-9000-' || lpad(h::text, 12, '0'))::uuid";

    private final Path folder;
    private final BenchServers servers;
    private final ServiceStage service;
    private final Instant now = Clock.systemUTC().instant();
    private final KeyPair passKey;
    private final List<String> gateTokens;
    private final Wrk wrk;

    DecisionStage(Path folder, BenchServers servers) throws IOException, GeneralSecurityException {
        this.folder = Files.createDirectories(folder.toAbsolutePath());
        this.servers = servers;
        this.wrk = new Wrk(this.folder, "decisions", POSTS);
        this.passKey = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        this.service = new ServiceStage(ServiceStage.Service.access(), this.folder, servers);
        this.gateTokens =
                IntStream.range(0, ServiceStage.VILLAGES)
                        .mapToObj(v -> service.token(v, "gate", "gate-" + v))
                        .toList();
    }

    private static UUID house(int number) {
        return UUID.fromString("0198f000-0000-7000-9000-%012d".formatted(number));
    }

    private static UUID pass(int village, int number) {
        return UUID.fromString("0198f000-0000-7000-a%03d-%012d".formatted(village, number));
    }

    private static String code(int number) {
        return "5000%04d".formatted(number);
    }

    private static String value(String kind, int house) {
        return kind.equals("card") ? "04A2%04d".formatted(house) : "1กข %d".formatted(1000 + house);
    }

    void prepare()
            throws SQLException,
                    IOException,
                    ExecutionException,
                    InterruptedException,
                    GeneralSecurityException {
        service.prepare(1);
        servers.execute(
                SEED.formatted(ServiceStage.VILLAGE, ServiceStage.VILLAGES - 1, HOUSE, HOUSES - 1));
        addPasses();
        servers.execute("analyze");
    }

    /// For many uses, so that each request is one that lets somebody through.
    private void addPasses() throws SQLException, GeneralSecurityException {
        var encoded = passKey.getPublic().getEncoded();
        var rawKey = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        try (var connection = servers.connection();
                var passes =
                        connection.prepareStatement(
                                """
                                insert into access.pass
                                    (village_id, id, property_id, code_hash, valid_from, valid_until,
                                     status, single_use, kind, party_size, updated_at)
                                values (?, ?, ?, ?, now() - interval '1 hour', now() + interval '1 day',
                                        'valid', false, 'visit', 2, now())
                                """);
                var passKeys =
                        connection.prepareStatement(
                                """
                                insert into access.pass_key
                                    (village_id, id, public_key, status, updated_at)
                                values (?, ?, ?, 'active', now())
                                """)) {
            for (int v = 0; v < ServiceStage.VILLAGES; v++) {
                passKeys.setObject(1, ServiceStage.village(v));
                passKeys.setObject(2, ServiceStage.village(v));
                passKeys.setBytes(3, rawKey);
                passKeys.addBatch();
                for (int c = 0; c < CODES; c++) {
                    passes.setObject(1, ServiceStage.village(v));
                    passes.setObject(2, pass(v, c));
                    passes.setObject(3, house(c % HOUSES));
                    passes.setBytes(4, codeHash(ServiceStage.village(v), code(c)));
                    passes.addBatch();
                }
            }
            passKeys.executeBatch();
            passes.executeBatch();
        }
    }

    /// As access-service and visitor-service know a code.
    private static byte[] codeHash(UUID village, String code) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(ServiceStage.KEY), "HmacSHA256"));
        mac.update(
                ByteBuffer.allocate(16)
                        .putLong(village.getMostSignificantBits())
                        .putLong(village.getLeastSignificantBits())
                        .array());
        return mac.doFinal(code.getBytes(UTF_8));
    }

    /// @param core what it runs on, before the program's name
    Instance start(String name, List<String> core) {
        return service.start(name, core);
    }

    /// Through the service, because only it can say how it knows their numbers.
    void issueCredentials(Instance instance) {
        var admins =
                IntStream.range(0, ServiceStage.VILLAGES)
                        .mapToObj(v -> service.token(v, "admin"))
                        .toList();
        var calls = new ArrayList<Callable<Integer>>();
        for (int v = 0; v < ServiceStage.VILLAGES; v++) {
            var token = admins.get(v);
            for (int h = 0; h < HOUSES; h++) {
                int house = h;
                for (var kind : List.of("card", "plate")) {
                    calls.add(() -> issue(instance, token, kind, house));
                }
            }
        }
        try (var threads = Executors.newFixedThreadPool(ISSUERS)) {
            for (Future<Integer> answer : threads.invokeAll(calls)) {
                if (answer.get() != CREATED) {
                    throw new IllegalStateException("a credential was answered " + answer.get());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a credential was not issued", e);
        }
    }

    private int issue(Instance instance, String token, String kind, int house) throws IOException {
        var credential =
                Map.of(
                        "kind",
                        kind,
                        "value",
                        value(kind, house),
                        "userId",
                        house(house),
                        "propertyId",
                        house(house));
        return status(
                instance.post("credentials", token, JSON.writeValueAsString(credential))
                        .header("Idempotency-Key", UUID.randomUUID().toString()));
    }

    /// A file for [#POSTS].
    Path requests(String name) throws IOException, GeneralSecurityException {
        var random = new Random(1);
        var lines = new ArrayList<String>(REQUESTS);
        for (int i = 0; i < REQUESTS; i++) {
            int v = random.nextInt(ServiceStage.VILLAGES);
            lines.add(gateTokens.get(v) + "\t" + body(random, v));
        }
        return Files.write(folder.resolve(name), lines);
    }

    private String body(Random random, int village) throws GeneralSecurityException {
        int one = random.nextInt(100);
        var kind = random.nextBoolean() ? "card" : "plate";
        int pass = random.nextInt(CODES);
        var method = one < RESIDENTS ? kind : one < RESIDENTS + VISITORS_WITH_CODES ? "code" : "qr";
        var credential =
                switch (method) {
                    case "code" -> code(pass);
                    case "qr" -> qr(village, pass);
                    default -> value(kind, random.nextInt(HOUSES));
                };
        return """
        {"direction":"%s","method":"%s","credential":"%s","deviceTime":"%s","nonce":"\
        """
                .formatted(random.nextBoolean() ? "entry" : "exit", method, credential, now);
    }

    private String qr(int village, int pass) throws GeneralSecurityException {
        var header = Map.of("alg", "EdDSA", "kid", ServiceStage.village(village).toString());
        var claims =
                Map.of(
                        "iss", "smartvillage",
                        "sub", pass(village, pass).toString(),
                        "vil", ServiceStage.village(village).toString(),
                        "prp", house(pass % HOUSES).toString(),
                        "nbf", now.minusSeconds(3600).getEpochSecond(),
                        "exp", now.plusSeconds(86_400).getEpochSecond(),
                        "use", "many",
                        "knd", "visit");
        var signed =
                BASE64.encodeToString(JSON.writeValueAsBytes(header))
                        + "."
                        + BASE64.encodeToString(JSON.writeValueAsBytes(claims));
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(passKey.getPrivate());
        signature.update(signed.getBytes(UTF_8));
        return signed + "." + BASE64.encodeToString(signature.sign());
    }

    double perSecond(Instance instance, Path requests, Duration duration) {
        return wrk.perSecond(target(instance, requests), duration);
    }

    void warmUp(Instance instance, Path requests, Duration duration) {
        wrk.warmUp(target(instance, requests), duration);
    }

    private static Wrk.Target target(Instance instance, Path requests) {
        return new Wrk.Target(instance.url(RESOURCE), "127.0.0.1", requests);
    }

    /// Asks so many times a second, whether answers have come or not.
    ///
    /// @return milliseconds from the moment when each should have been asked, in their order of
    ///   size
    List<Double> latencies(Instance instance, Path requests, double perSecond, Duration duration)
            throws IOException {
        var lines = Files.readAllLines(requests);
        int count = (int) (perSecond * duration.toSeconds());
        var measured = new ArrayList<Future<Double>>(count);
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(IN_FLIGHT, Thread.ofVirtual().factory())) {
            for (int i = 0; i < count; i++) {
                var due = start + (long) (i * 1e9 / perSecond);
                var line = lines.get(i % lines.size()).split("\t", 2);
                var body = line[1] + "latency-" + UUID.randomUUID() + "\"}";
                while (System.nanoTime() < due) {
                    Thread.sleep(Duration.ofNanos(Math.max(1, due - System.nanoTime())));
                }
                measured.add(threads.submit(() -> latency(instance, line[0], body, due)));
            }
            var milliseconds = new ArrayList<Double>(count);
            for (var one : measured) {
                milliseconds.add(one.get());
            }
            return milliseconds.stream().sorted().toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a decision failed at half load", e);
        }
    }

    private double latency(Instance instance, String token, String body, long due)
            throws IOException {
        int status = status(instance.post(RESOURCE, token, body));
        if (status != OK) {
            throw new IllegalStateException("a decision was answered " + status);
        }
        return (System.nanoTime() - due) / 1e6;
    }

    private int status(HttpRequest.Builder request) throws IOException {
        return service.send(request, BodyHandlers.discarding()).statusCode();
    }

    /// A row as a decision writes it, of one village, with the wall of row-level security.
    Path insertScript() throws IOException {
        return Files.writeString(
                folder.resolve("insert.sql"),
                """
                insert into access.access_log
                    (village_id, id, property_id, user_id, "timestamp", direction, access_method, status,
                     created_at, gate_id, credential_id, decided_by, device_time, nonce, rules_version)
                values ('%1$s', uuidv7(), '%2$s', '%2$s', now(), 'entry', 'card', 'granted', now(),
                        '%2$s', '%2$s', '%2$s', now(), 'pgbench', 2);
                """
                        .formatted(ServiceStage.village(0), house(0)));
    }

    /// Neither side pays for what the other left.
    void checkpoint() {
        try {
            servers.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
