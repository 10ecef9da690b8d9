package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.servers.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// access-service as it is deployed, in a process of its own, with gates, cards and passes in many
/// villages.
final class AccessIngestStage implements AutoCloseable {

    private static final int GATES = 2;
    private static final int CARDS = 400;

    /// Of ten rows one is of a visitor, whose pass has one use.
    private static final int VISITOR = 10;

    private static final int PARTITIONS = 3;
    private static final String TOPIC = "access.reported-decision.v1";
    private static final String GROUP = "access-service";
    private static final Duration PAUSE = Duration.ofMillis(20);

    /// Ids are told from numbers, so that the events can name them.
    private static final String SEED =
            """
            insert into access.zone (village_id, id, name, anti_passback, visitors_allowed, version,
                    created_at, updated_at)
                select %2$s, uuidv7(), 'main', false, true, 0, now(), now()
                from generate_series(0, %1$d - 1) as v;
            insert into access.gate (village_id, id, name, zone, direction, status, timeout_behaviour,
                    version, created_at, updated_at)
                select %2$s, ('00000001-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 'Gate ' || g,
                       'main', 'both', 'active', 'fail_closed', 0, now(), now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, %3$d - 1) as g;
            insert into access.property (village_id, id, updated_at)
                select %2$s, ('00000002-0000-7000-8000-' || lpad(c::text, 12, '0'))::uuid, now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, %4$d - 1) as c;
            insert into access.member (village_id, id, status, version)
                select %2$s, ('00000003-0000-7000-8000-' || lpad(c::text, 12, '0'))::uuid, 'active', 0
                from generate_series(0, %1$d - 1) as v, generate_series(0, %4$d - 1) as c;
            insert into access.credential (village_id, id, kind, value_hash, user_id, property_id, status,
                    version, created_at, updated_at)
                select %2$s, ('00000004-0000-7000-8000-' || lpad(c::text, 12, '0'))::uuid, 'card',
                       sha256(convert_to(v || ' ' || c, 'utf8')),
                       ('00000003-0000-7000-8000-' || lpad(c::text, 12, '0'))::uuid,
                       ('00000002-0000-7000-8000-' || lpad(c::text, 12, '0'))::uuid,
                       'active', 0, now(), now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, %4$d - 1) as c;
            insert into access.pass (village_id, id, property_id, code_hash, valid_from, valid_until,
                    status, single_use, updated_at)
                select %2$s, ('00000005-0000-7000-8000-' || lpad(p::text, 12, '0'))::uuid,
                       ('00000002-0000-7000-8000-' || lpad((p %% %4$d)::text, 12, '0'))::uuid,
                       sha256(convert_to(v || ' pass ' || p, 'utf8')), now() - interval '3 days',
                       now() + interval '3 days', 'valid', true, now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, %5$d - 1) as p;
            """;

    private final BenchServers servers;
    private final ServiceStage service;
    private final Path rows;

    AccessIngestStage(Path folder, BenchServers servers) throws IOException {
        this.servers = servers;
        this.rows = Files.createDirectories(folder.toAbsolutePath()).resolve("rows");
        this.service =
                new ServiceStage(
                        // The topic is filled in a transaction: it is there all at once.
                        ServiceStage.Service.access(
                                "--spring.kafka.consumer.isolation-level=read_committed"),
                        folder,
                        servers);
    }

    private static UUID id(int kind, long number) {
        return UUID.fromString("%08d-0000-7000-8000-%012d".formatted(kind, number));
    }

    void prepare() throws SQLException, IOException, ExecutionException, InterruptedException {
        service.prepare(PARTITIONS, TOPIC);
        servers.execute(
                SEED.formatted(ServiceStage.VILLAGES, ServiceStage.VILLAGE, GATES, CARDS, CARDS));
        servers.execute("analyze");
    }

    void start() {
        service.start();
    }

    /// Fills the topic and waits until the service has written all of it.
    ///
    /// @return seconds from when the topic was there
    double ingest(int count) {
        empty();
        fill(count);
        var start = System.nanoTime();
        try (var admin = servers.admin()) {
            while (behind(admin)) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        var seconds = Figure.secondsSince(start);
        long written = count("access.access_log");
        if (written != count) {
            throw new IllegalStateException("%d rows of %d were written".formatted(written, count));
        }
        return seconds;
    }

    private void fill(int count) {
        var now = Clock.systemUTC().instant();
        try (var producer =
                new KafkaProducer<String, byte[]>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers.kafka().bootstrapServers(),
                                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                                "access-ingest",
                                ProducerConfig.LINGER_MS_CONFIG,
                                5),
                        new StringSerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            for (int i = 0; i < count; i++) {
                var _ = producer.send(event(i, now));
            }
            // Fails if one of them did.
            producer.commitTransaction();
        }
    }

    private static ProducerRecord<String, byte[]> event(int number, Instant now) {
        int village = number % ServiceStage.VILLAGES;
        int inVillage = number / ServiceStage.VILLAGES;
        var gate = id(1, inVillage % GATES);
        var visitor = inVillage % VISITOR == 0;
        var holder =
                visitor
                        ? "\"method\":\"qr\",\"passId\":\"%s\""
                                .formatted(id(5, inVillage / VISITOR % CARDS))
                        : "\"method\":\"card\",\"credentialId\":\"%s\""
                                .formatted(id(4, inVillage % CARDS));
        var json =
                """
                {"gateId":"%s","nonce":"%s","direction":"%s",%s,"decision":"granted","reason":null,\
                "deviceTime":"%s","rulesVersion":1}\
                """
                        .formatted(
                                gate,
                                UUID.randomUUID(),
                                visitor || inVillage / CARDS % 2 == 0 ? "entry" : "exit",
                                holder,
                                now.minusSeconds(90_000L - inVillage * 10L));
        var message = new ProducerRecord<>(TOPIC, gate + "-" + village, json.getBytes(UTF_8));
        message.headers()
                .add("ce_id", UUID.randomUUID().toString().getBytes(UTF_8))
                .add("ce_type", "access.DecisionReported".getBytes(UTF_8))
                .add("ce_villageid", ServiceStage.village(village).toString().getBytes(UTF_8));
        return message;
    }

    /// A partition ends with the transaction's mark, which nobody commits.
    private static boolean behind(Admin admin) throws ExecutionException, InterruptedException {
        var partitions =
                Stream.iterate(0, i -> i + 1)
                        .limit(PARTITIONS)
                        .map(i -> new TopicPartition(TOPIC, i))
                        .toList();
        var committed = admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
        var ends =
                admin.listOffsets(
                                partitions.stream()
                                        .collect(
                                                Collectors.toMap(
                                                        it -> it, _ -> OffsetSpec.latest())))
                        .all()
                        .get();
        return partitions.stream()
                .anyMatch(partition -> {
                    OffsetAndMetadata done = committed.get(partition);
                    long end = Objects.requireNonNull(ends.get(partition)).offset();
                    return end > 0 && (done == null || done.offset() < end - 1);
                });
    }

    /// For [#copy]: what the log holds now.
    void keepRows() {
        psql("\\copy (select * from access.access_log) to '%s'".formatted(rows));
    }

    /// As superuser, whom row-level security lets copy.
    ///
    /// @return seconds
    double copy() {
        empty();
        var start = System.nanoTime();
        psql("\\copy access.access_log from '%s'".formatted(rows));
        return Figure.secondsSince(start);
    }

    private void psql(String command) {
        var program =
                Cores.tool(
                        "psql",
                        "postgresql-client",
                        "/usr/bin",
                        "/usr/lib/postgresql/18/bin",
                        "/usr/lib/postgresql/17/bin");
        var postgres = servers.postgres();
        var builder =
                new ProcessBuilder(program.toString(), "--no-psqlrc", "--quiet", "-c", command)
                        .redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "PGHOST",
                                "127.0.0.1",
                                "PGPORT",
                                String.valueOf(postgres.port()),
                                "PGUSER",
                                PostgresServer.SUPERUSER,
                                "PGPASSWORD",
                                postgres.superuserPassword(),
                                "PGDATABASE",
                                PostgresServer.DATABASE,
                                "PGSSLMODE",
                                "verify-full",
                                "PGSSLROOTCERT",
                                postgres.caCertificate().toString()));
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("psql said: " + output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Neither side pays for what the other left: events are relayed, the log is empty, pages are
    /// written.
    private void empty() {
        try {
            while (count("access.outbox") > 0) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
            servers.execute(
                    "truncate access.access_log, access.decision_nonce, access.pass_use,"
                            + " access.presence, access.inbox, access.outbox");
            servers.execute("vacuum analyze");
            servers.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private long count(String table) {
        try (var connection = servers.connection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
