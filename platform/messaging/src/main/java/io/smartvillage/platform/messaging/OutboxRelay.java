package io.smartvillage.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/// Publishes the outbox in the order of `position` and deletes what Kafka has acknowledged.
///
/// A row has one event, or as many as its `key` and `payload` have lines ([Outbox]).
///
/// One batch is one transaction under the jobs role, which holds an advisory lock: of several
/// instances one relays at a time, and a killed one lets go with its connection. Between Kafka's
/// acknowledgement and the delete a kill repeats the batch, from its start and in order; inboxes
/// drop what they had. Order per aggregate holds because an aggregate's changes are serialized by
/// its row: the later one takes its `position` after the earlier one has committed.
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

    /// Rows, and events: a row is begun only while fewer events than this are before it.
    private static final int BATCH = 1000;

    /// What another instance committed, or one that died, waits this long at most.
    private static final Duration IDLE = Duration.ofMillis(500);

    /// What is committed meanwhile goes along. A batch costs a commit of its own: one for every
    /// command would halve what the database can take.
    private static final Duration GATHER = Duration.ofMillis(25);

    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofSeconds(15);

    /// Any number that nobody else locks; the schema's own is added.
    private static final int LOCK = 0x0B0C;

    private record Row(
            UUID villageId,
            UUID id,
            long position,
            String topic,
            String key,
            String type,
            String payload,
            @Nullable String common,
            int events,
            @Nullable String traceParent,
            OffsetDateTime occurredAt) {}

    private record Aggregate(String topic, @Nullable String key) {}

    private enum Outcome {
        MORE,
        EMPTY,
        BUSY
    }

    private final JobsRole jobs;
    private final JdbcClient jdbc;
    private final ProducerFactory<String, byte[]> producers;
    private final String schema;
    private final String source;
    private final String topicPrefix;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean running;
    private Thread thread = Thread.ofPlatform().unstarted(() -> {});

    OutboxRelay(
            JobsRole jobs,
            JdbcClient jdbc,
            ProducerFactory<String, byte[]> producers,
            String schema,
            String source,
            String topicPrefix) {
        this.jobs = jobs;
        this.jdbc = jdbc;
        this.producers = producers;
        this.schema = schema;
        this.source = source;
        this.topicPrefix = topicPrefix;
    }

    /// There is something to publish.
    void wake() {
        work.release();
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::relay);
    }

    @Override
    public void stop() {
        running = false;
        wake();
        try {
            thread.join(ACKNOWLEDGED_WITHIN);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void relay() {
        var failing = false;
        while (running) {
            try {
                switch (batch()) {
                    case MORE -> {}
                    case EMPTY -> waitForWork(IDLE);
                    case BUSY -> waitForWork(IDLE.dividedBy(20));
                }
                failing = false;
            } catch (RuntimeException e) {
                // Whatever it is, the events are still there: a relay that ended would be missed
                // by nobody.
                if (!failing && running) {
                    LOG.warn("events wait in the outbox: {}", e.getMessage());
                }
                failing = true;
                pause(AFTER_FAILURE);
            }
        }
    }

    private void waitForWork(Duration longest) {
        try {
            if (work.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread.sleep(GATHER);
                work.drainPermits();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    private Outcome batch() {
        return Objects.requireNonNull(
                jobs.call(() -> {
                    if (!lock()) {
                        return Outcome.BUSY;
                    }
                    var rows = next();
                    if (rows.isEmpty()) {
                        return Outcome.EMPTY;
                    }
                    publish(rows);
                    delete(rows);
                    return events(rows) < BATCH ? Outcome.EMPTY : Outcome.MORE;
                }));
    }

    private static int events(List<Row> rows) {
        return rows.stream().mapToInt(Row::events).sum();
    }

    private boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock(?, hashtext(?))")
                .params(LOCK, schema)
                .query(Boolean.class)
                .single();
    }

    private List<Row> next() {
        return jdbc.sql(
                        """
                        select village_id, id, position, topic, key, type, payload, common, events,
                               trace_parent, occurred_at
                        from (
                            select *, sum(events) over (order by position) - events as before
                            from (select * from outbox order by position limit :batch) as next
                        ) as counted
                        where before < :batch order by position
                        """)
                .param("batch", BATCH)
                .query((row, _) -> row(row))
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("village_id", UUID.class),
                row.getObject("id", UUID.class),
                row.getLong("position"),
                row.getString("topic"),
                row.getString("key"),
                row.getString("type"),
                row.getString("payload"),
                row.getString("common"),
                row.getInt("events"),
                row.getString("trace_parent"),
                row.getObject("occurred_at", OffsetDateTime.class));
    }

    private void publish(List<Row> rows) {
        try (Producer<String, byte[]> producer = producers.createProducer()) {
            for (var round : rounds(rows)) {
                publish(round, producer);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventNotPublishedException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new EventNotPublishedException(e);
        }
    }

    /// An aggregate's next event is sent once Kafka has its last one: the producer keeps the order
    /// of what it sends again, but gives up on one batch while the next one may go through.
    private Collection<List<ProducerRecord<String, byte[]>>> rounds(List<Row> rows) {
        var seen = new HashMap<Aggregate, Integer>();
        var rounds = new TreeMap<Integer, List<ProducerRecord<String, byte[]>>>();
        for (var row : rows) {
            for (var message : messages(row)) {
                var aggregate = new Aggregate(message.topic(), message.key());
                rounds.computeIfAbsent(
                                seen.merge(aggregate, 1, Integer::sum), _ -> new ArrayList<>())
                        .add(message);
            }
        }
        return rounds.values();
    }

    private static void publish(
            List<ProducerRecord<String, byte[]>> round, Producer<String, byte[]> producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sent = new ArrayList<Future<RecordMetadata>>(round.size());
        for (var message : round) {
            sent.add(producer.send(message));
        }
        producer.flush();
        for (var acknowledgement : sent) {
            acknowledgement.get(ACKNOWLEDGED_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void delete(List<Row> rows) {
        jdbc.sql("delete from outbox where position = any(?)")
                .param(rows.stream().map(Row::position).toArray(Long[]::new))
                .update();
    }

    private List<ProducerRecord<String, byte[]>> messages(Row row) {
        var topic = topicPrefix + row.topic();
        var headers = headers(row);
        if (row.events() == 1) {
            var payload = payload(row.payload(), row.common());
            return List.of(message(topic, row.key(), payload, row.id(), headers));
        }
        var keys = row.key().split("\n", -1);
        var payloads = row.payload().split("\n", -1);
        if (keys.length != row.events() || payloads.length != row.events()) {
            throw new IllegalStateException(
                    "row %s of the outbox has %d events, %d keys and %d payloads"
                            .formatted(row.id(), row.events(), keys.length, payloads.length));
        }
        return IntStream.range(0, row.events())
                .mapToObj(place ->
                        message(
                                topic,
                                keys[place],
                                payload(payloads[place], row.common()),
                                id(row, place),
                                headers))
                .toList();
    }

    /// Both are objects with fields.
    private static String payload(String own, @Nullable String common) {
        return common == null
                ? own
                : own.substring(0, own.length() - 1) + ',' + common.substring(1);
    }

    /// The same whenever the row is sent, and of no other event.
    private static UUID id(Row row, int place) {
        return new UUID(
                row.id().getMostSignificantBits(), row.id().getLeastSignificantBits() ^ place);
    }

    private static ProducerRecord<String, byte[]> message(
            String topic, String key, String payload, UUID id, List<Header> headers) {
        var message =
                new ProducerRecord<String, byte[]>(
                        topic, null, key, payload.getBytes(UTF_8), headers);
        message.headers().add(EventHeaders.ID, id.toString().getBytes(UTF_8));
        return message;
    }

    /// What all events of a row have in common.
    private List<Header> headers(Row row) {
        var headers = new ArrayList<Header>();
        headers.add(header(EventHeaders.SPEC_VERSION, "1.0"));
        headers.add(header(EventHeaders.TYPE, row.type()));
        headers.add(header(EventHeaders.SOURCE, source));
        headers.add(header(EventHeaders.TIME, row.occurredAt().toInstant().toString()));
        headers.add(header(EventHeaders.VILLAGE, row.villageId().toString()));
        headers.add(header(EventHeaders.CONTENT_TYPE, "application/json"));
        if (row.traceParent() != null) {
            headers.add(header(EventHeaders.TRACE_PARENT, row.traceParent()));
        }
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(UTF_8));
    }
}
