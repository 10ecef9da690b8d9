package io.smartvillage.infra.bench;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.OutboxRelay;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A command as the services have them: an aggregate's row is locked and changed, with or without a
/// fact that tells of it.
class BenchCommands {

    private static final UUID VILLAGE = UUID.fromString("0198f000-0000-7000-8000-0000000000be");
    private static final int CALLERS = 8;
    private static final int AGGREGATES = 10_000;
    private static final Duration ROUND = Duration.ofSeconds(8);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String DESCRIPTION = "common fee, 52.5 square wah at 35.00 ".repeat(4);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;
    private final OutboxRelay relay;
    private final JobsRole jobs;
    private final Arrivals arrivals;

    BenchCommands(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            Outbox outbox,
            OutboxRelay relay,
            JobsRole jobs,
            Arrivals arrivals) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.relay = relay;
        this.jobs = jobs;
        this.arrivals = arrivals;
    }

    /// With the relay at work, as in a service.
    double perSecond(boolean withFact) {
        var done = new LongAdder();
        var start = System.nanoTime();
        var end = start + ROUND.toNanos();
        try (var callers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> {
                    while (System.nanoTime() < end) {
                        command(withFact ? this::fact : null);
                        done.increment();
                    }
                });
            }
        }
        return done.sum() / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    double relayedPerSecond(int events) {
        relay.stop();
        fill(events);
        var start = System.nanoTime();
        relay.start();
        awaitEmptyOutbox();
        return events / ((System.nanoTime() - start) / NANOS_PER_SECOND);
    }

    double p99CommitToConsumed(double perSecond) {
        awaitEmptyOutbox();
        arrivals.forget();
        var pause = (long) (NANOS_PER_SECOND * CALLERS / perSecond);
        var end = System.nanoTime() + ROUND.toNanos();
        var sent = new LongAdder();
        try (var callers = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().factory())) {
            for (int i = 0; i < CALLERS; i++) {
                callers.execute(() -> {
                    var next = System.nanoTime();
                    while (next < end) {
                        LockSupport.parkNanos(next - System.nanoTime());
                        command(this::timedFact);
                        sent.increment();
                        next += pause;
                    }
                });
            }
        }
        while (arrivals.count() < sent.sum()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return arrivals.p99();
    }

    void awaitEmptyOutbox() {
        while (waiting()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    private boolean waiting() {
        return jobs.call(
                () -> jdbc.sql("select exists (select from outbox)").query(Boolean.class).single());
    }

    private Object fact(UUID commandId) {
        return new BenchFact(commandId, 1, DESCRIPTION);
    }

    private Object timedFact(UUID commandId) {
        return new TimedFact(commandId, 1, System.nanoTime(), DESCRIPTION);
    }

    private void command(@Nullable Function<UUID, Object> fact) {
        var id = new UUID(0, ThreadLocalRandom.current().nextInt(AGGREGATES));
        CurrentVillage.run(
                VILLAGE,
                () ->
                        transaction.executeWithoutResult(_ -> {
                            long amount =
                                    jdbc.sql("select amount from command where id = ? for update")
                                            .param(id)
                                            .query(Long.class)
                                            .single();
                            jdbc.sql("update command set amount = ? where id = ?")
                                    .params(amount + 1, id)
                                    .update();
                            if (fact != null) {
                                outbox.publish(fact.apply(id));
                            }
                        }));
    }

    void addAggregates() {
        CurrentVillage.run(
                VILLAGE,
                () ->
                        transaction.executeWithoutResult(_ ->
                                jdbc.sql(
                                                """
                                                insert into command (village_id, id, amount)
                                                select ?, lpad(to_hex(n), 32, '0')::uuid, 0
                                                from generate_series(0, ? - 1) n
                                                """)
                                        .params(VILLAGE, AGGREGATES)
                                        .update()));
    }

    private void fill(int events) {
        CurrentVillage.run(
                VILLAGE,
                () ->
                        transaction.executeWithoutResult(_ ->
                                jdbc.sql(
                                                """
                                                insert into outbox (village_id, id, topic, key,
                                                    type, payload, occurred_at)
                                                select :village, gen_random_uuid(), :topic,
                                                    gen_random_uuid()::text, 'bench.Other',
                                                    jsonb_build_object('commandId', n,
                                                        'amountSatang', n,
                                                        'description', :description::text),
                                                    now()
                                                from generate_series(1, :events) n
                                                """)
                                        .param("village", VILLAGE)
                                        .param("topic", BenchFact.TOPIC)
                                        .param("description", DESCRIPTION)
                                        .param("events", events)
                                        .update()));
    }
}
