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
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.ProducerFactory;

/// Publishes the outbox in the order of `position` and deletes what Kafka has acknowledged.
///
/// One batch is one transaction under the jobs role, which holds an advisory lock: of several
/// instances one relays at a time, and a killed one lets go with its connection. Between Kafka's
/// acknowledgement and the delete a kill repeats the batch, from its start and in order; inboxes
/// drop what they had. Order per aggregate holds because an aggregate's changes are serialized by
/// its row: the later one takes its `position` after the earlier one has committed.
public final class OutboxRelay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);

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
            @Nullable String traceParent,
            OffsetDateTime occurredAt) {}

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
                    return rows.size() < BATCH ? Outcome.EMPTY : Outcome.MORE;
                }));
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
                        select village_id, id, position, topic, key, type, payload::text, trace_parent,
                               occurred_at
                        from outbox order by position limit ?
                        """)
                .param(BATCH)
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
    private static Collection<List<Row>> rounds(List<Row> rows) {
        var seen = new HashMap<List<String>, Integer>();
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> seen.merge(List.of(row.topic(), row.key()), 1, Integer::sum),
                                TreeMap::new,
                                Collectors.toList()))
                .values();
    }

    private void publish(List<Row> round, Producer<String, byte[]> producer)
            throws InterruptedException, ExecutionException, TimeoutException {
        var sent = new ArrayList<Future<RecordMetadata>>(round.size());
        for (var row : round) {
            sent.add(producer.send(message(row)));
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

    private ProducerRecord<String, byte[]> message(Row row) {
        var message =
                new ProducerRecord<String, byte[]>(
                        topicPrefix + row.topic(), row.key(), row.payload().getBytes(UTF_8));
        var headers = message.headers();
        headers.add(EventHeaders.SPEC_VERSION, "1.0".getBytes(UTF_8));
        headers.add(EventHeaders.ID, row.id().toString().getBytes(UTF_8));
        headers.add(EventHeaders.TYPE, row.type().getBytes(UTF_8));
        headers.add(EventHeaders.SOURCE, source.getBytes(UTF_8));
        headers.add(EventHeaders.TIME, row.occurredAt().toInstant().toString().getBytes(UTF_8));
        headers.add(EventHeaders.VILLAGE, row.villageId().toString().getBytes(UTF_8));
        headers.add(EventHeaders.CONTENT_TYPE, "application/json".getBytes(UTF_8));
        if (row.traceParent() != null) {
            headers.add(EventHeaders.TRACE_PARENT, row.traceParent().getBytes(UTF_8));
        }
        return message;
    }
}
