package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.messaging.EventHeaders;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.OutboxRelay;
import io.smartvillage.platform.messaging.Relays;
import io.smartvillage.platform.messaging.VillageFact;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.testing.TestEvents.Event;
import io.smartvillage.platform.testing.sample.SampleTopics;
import io.smartvillage.platform.testing.sample.note.MirrorNotes;
import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteDetails;
import io.smartvillage.platform.testing.sample.note.NoteWritten;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Outbox, relay, inbox and dead letters on a real Kafka.
@VillageServiceTest
class MessagingIT {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingIT.class);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// How many messages of which one in a hundred is unreadable.
    private static final int MESSAGES = Integer.getInteger("smartvillage.trial.poison", 10_000);

    @Autowired WriteNote writeNote;
    @Autowired MirrorNotes mirrorNotes;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired Outbox outbox;
    @Autowired OutboxRelay relay;
    @Autowired JobsRole jobs;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;
    @Autowired ProducerFactory<String, byte[]> producers;
    @Autowired KafkaTemplate<String, byte[]> kafka;

    @Test
    void theChangesOfAnAggregateStayInOrderUnderConcurrentCommands() throws Exception {
        var notes = List.of(written("a"), written("b"), written("c"));

        inParallel(
                4,
                thread ->
                        IntStream.range(0, 60)
                                .forEach(i ->
                                        renamed(
                                                notes.get((i + thread) % notes.size()),
                                                thread + "/" + i)));

        awaitEmptyOutbox();
        for (var note : notes) {
            assertThat(numbersOf(note)).isEqualTo(LongStream.rangeClosed(0, 80).boxed().toList());
        }
    }

    @Test
    void whatWasRolledBackIsNotPublished() {
        var rolledBack =
                CurrentVillage.call(
                        GREEN.id(),
                        () ->
                                new TransactionTemplate(transactions)
                                        .execute(status -> {
                                            status.setRollbackOnly();
                                            return writeNote.write(details("rolled back")).id();
                                        }));
        written("kept");

        awaitEmptyOutbox();
        assertThat(numbersOf(rolledBack)).isEmpty();
    }

    @Test
    void aRedeliveryChangesNothing() throws SQLException {
        var note = UUID.randomUUID();
        var id = UUID.randomUUID();
        mirrored(GREEN, id, note, "once");
        mirrored(GREEN, id, note, "once");
        mirrored(GREEN, id, note, "once, as somebody claims");

        events.awaitConsumed(SampleTopics.MIRRORED);
        assertThat(timesMirrored(note)).isEqualTo(1);
        assertThat(mirrorNotes.handled(note)).hasSize(1);
    }

    @Test
    void theSameEventIdInAnotherVillageIsAnotherEvent() throws SQLException {
        var note = UUID.randomUUID();
        var id = UUID.randomUUID();
        mirrored(GREEN, id, note, "green");
        mirrored(BLUE, id, note, "blue");

        events.awaitConsumed(SampleTopics.MIRRORED);
        assertThat(timesMirrored(note)).isEqualTo(2);
    }

    @Test
    void twoRelaysPublishEachEventOnceAndInOrder() throws Exception {
        var another = Relays.another(jobs, jdbc, producers, "sample", TestTopics.shared().prefix());
        another.start();
        try {
            var notes = List.of(written("x"), written("y"));
            inParallel(
                    2,
                    thread ->
                            IntStream.range(0, 100)
                                    .forEach(i -> renamed(notes.get(thread), "r" + i)));
            awaitEmptyOutbox();

            for (var note : notes) {
                assertThat(numbersOf(note))
                        .isEqualTo(LongStream.rangeClosed(0, 100).boxed().toList());
            }
        } finally {
            another.stop();
        }
    }

    @Test
    void aRelayKilledBeforeTheDeleteRepeatsTheSameEventsInOrder() throws SQLException {
        var notes = new ArrayList<UUID>();
        killedOnceBeforeTheDelete(() -> {
            var note = written("killed");
            IntStream.range(0, 20).forEach(i -> renamed(note, "k" + i));
            notes.add(note);
        });

        var note = notes.getFirst();
        var once = LongStream.rangeClosed(0, 20).boxed().toList();
        var twice = new ArrayList<>(once);
        twice.addAll(once);
        assertThat(numbersOf(note)).isEqualTo(twice);
        assertThat(eventsOf(note).stream().map(Event::id).distinct()).hasSize(21);
    }

    @Test
    void whatOneRowTellsOfManyAggregatesIsAnEventOfEach() throws SQLException {
        var notes = Stream.generate(UUID::randomUUID).limit(1500).toList();
        killedOnceBeforeTheDelete(() -> {
            storedInOneRow(notes, null);
            storedInOneRow(notes, "{\"title\": \"many\", \"number\": 1}");
            storedInOneRow(notes.subList(0, 1), "{\"title\": \"one\", \"number\": 2}");
        });

        var ofThese =
                events.on(SampleTopics.NOTES).stream()
                        .filter(event -> notes.contains(UUID.fromString(event.key())))
                        .toList();
        assertThat(ofThese.stream().map(Event::id).distinct()).hasSize(3001);
        assertThat(ofThese)
                .hasSize(4501)
                .allSatisfy(event -> {
                    assertThat(event.villageId()).isEqualTo(GREEN.id());
                    assertThat(event.data().path("noteId").asString()).isEqualTo(event.key());
                });
        assertThat(titlesOf(notes.getFirst())).containsExactly("none", "none", "many", "one");
        assertThat(titlesOf(notes.getLast())).containsExactly("none", "none", "many");
    }

    @ParameterizedTest
    @CsvSource({
        "2, 'a', '{}|{}',",
        "2, 'a|b', '{}',",
        "2, 'a|b|c', '{}|{}',",
        "2, 'a|b', '{}|{}|{}',",
        "2, 'a|b', '{}||{}', '{\"title\":\"all\"}'",
        "2, 'a|b', '|{}', '{\"title\":\"all\"}'",
        "2, 'a|b', '{}|', '{\"title\":\"all\"}'",
        "2, 'a|b', '{}|{}', ''",
        "1, 'a', '', '{\"title\":\"all\"}'"
    })
    void aRowThatCouldNotBeTakenApartIsRefusedWithItsChange(
            int events, String keys, String payloads, @Nullable String common) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> stored(events, keys, payloads, common))
                .withMessageContaining("outbox_lines");
    }

    private void stored(int events, String keys, String payloads, @Nullable String common) {
        CurrentVillage.run(
                GREEN.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ ->
                                        jdbc.sql(
                                                        """
                                                        insert into outbox
                                                            (village_id, id, topic, key, type, payload, common,
                                                             events, occurred_at)
                                                        values (?, uuidv7(), ?, ?, 'sample.NoteWritten', ?, ?,
                                                                ?, now())
                                                        """)
                                                .param(GREEN.id())
                                                .param(SampleTopics.NOTES)
                                                .param(keys.replace('|', '\n'))
                                                .param(payloads.replace('|', '\n'))
                                                .param(common)
                                                .param(events)
                                                .update()));
    }

    private List<String> titlesOf(UUID note) {
        return eventsOf(note).stream()
                .map(event -> event.data().path("title").asString("none"))
                .toList();
    }

    private void storedInOneRow(List<UUID> notes, @Nullable String common) {
        CurrentVillage.run(
                GREEN.id(),
                () ->
                        new TransactionTemplate(transactions)
                                .executeWithoutResult(_ ->
                                        jdbc.sql(
                                                        """
                                                        insert into outbox
                                                            (village_id, id, topic, key, type, payload, common,
                                                             events, occurred_at)
                                                        select ?, uuidv7(), ?, string_agg(key, chr(10)),
                                                               'sample.NoteWritten',
                                                               string_agg(
                                                                   '{"noteId":"' || key || '"}', chr(10)),
                                                               ?, count(*), now()
                                                        from unnest(?) as note (key)
                                                        """)
                                                .param(GREEN.id())
                                                .param(SampleTopics.NOTES)
                                                .param(common)
                                                .param(
                                                        notes.stream()
                                                                .map(UUID::toString)
                                                                .toArray(String[]::new))
                                                .update()));
    }

    private void killedOnceBeforeTheDelete(Runnable commands) throws SQLException {
        relay.stop();
        try {
            commands.run();
            runAsSuperuser(
                    """
                    create sequence public.kills;
                    create function public.kill_once() returns trigger language plpgsql security definer as $$
                    begin
                        if nextval('public.kills') = 1 then
                            perform pg_terminate_backend(pg_backend_pid());
                        end if;
                        return null;
                    end $$;
                    create trigger kill_once before delete on outbox execute function public.kill_once()
                    """);
        } finally {
            relay.start();
        }
        try {
            awaitEmptyOutbox();
        } finally {
            runAsSuperuser("drop function public.kill_once() cascade; drop sequence public.kills");
        }
    }

    @Test
    void commandsGoOnWithoutKafkaAndTheirEventsFollow() throws Exception {
        relay.stop();
        var nowhere = new DefaultKafkaProducerFactory<String, byte[]>(unreachable(producers));
        var cutOff = Relays.another(jobs, jdbc, nowhere, "sample", TestTopics.shared().prefix());
        cutOff.start();
        UUID note;
        try {
            note = written("cut off");
            IntStream.range(0, 30).forEach(i -> renamed(note, "c" + i));
            assertThat(waitingInTheOutbox()).isGreaterThanOrEqualTo(31);
        } finally {
            cutOff.stop();
            nowhere.destroy();
            relay.start();
        }

        awaitEmptyOutbox();
        assertThat(numbersOf(note)).isEqualTo(LongStream.rangeClosed(0, 30).boxed().toList());
    }

    @Test
    void anEventThatKafkaDidNotTakeIsNotOvertakenByTheNext() {
        relay.stop();
        var failing = failingOnce();
        var another = Relays.another(jobs, jdbc, failing, "sample", TestTopics.shared().prefix());
        UUID note;
        try {
            note = written("expires");
            IntStream.range(0, 20).forEach(i -> renamed(note, "e" + i));
            another.start();
            awaitEmptyOutbox();
        } finally {
            another.stop();
            failing.destroy();
            relay.start();
        }

        // At least once: what is said not to have been taken may have been.
        assertThat(numbersOf(note).stream().distinct().toList())
                .isEqualTo(LongStream.rangeClosed(0, 20).boxed().toList());
    }

    @Test
    void anEventThatKafkaWouldRefuseIsRefusedWithItsChange() throws SQLException {
        var tooLong = new NoteWritten(UUID.randomUUID(), "x".repeat(1_000_001), 0);

        assertThatThrownBy(() ->
                        CurrentVillage.run(
                                GREEN.id(),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .executeWithoutResult(
                                                        _ -> outbox.publish(tooLong))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1,000,000 are allowed");

        awaitEmptyOutbox();
        assertThat(eventsOf(tooLong.noteId())).isEmpty();
    }

    @Test
    void factsOfManyVillagesAreStoredTogetherAndToldAsTheirOwn() {
        var ofGreen = new NoteWritten(UUID.randomUUID(), "green", 0);
        var ofBlue = new NoteWritten(UUID.randomUUID(), "blue", 0);

        jobs.call(() -> {
            outbox.publishOf(
                    List.of(
                            new VillageFact(GREEN.id(), ofGreen, null),
                            new VillageFact(BLUE.id(), ofBlue, null)));
            return ofGreen;
        });

        awaitEmptyOutbox();
        assertThat(eventsOf(ofGreen.noteId()))
                .extracting(Event::villageId)
                .containsExactly(GREEN.id());
        assertThat(eventsOf(ofBlue.noteId()))
                .extracting(Event::villageId)
                .containsExactly(BLUE.id());
    }

    @Test
    void factsOfManyVillagesAreNotForOneVillagesTransaction() {
        assertThatThrownBy(() ->
                        CurrentVillage.run(
                                GREEN.id(),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .executeWithoutResult(
                                                        _ -> outbox.publishOf(List.of()))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFaultThatPassesIsRetried() throws SQLException {
        var note = UUID.randomUUID();
        mirrorNotes.failOn(note, 2);
        mirrored(GREEN, UUID.randomUUID(), note, "in the end");

        events.awaitConsumed(SampleTopics.MIRRORED);
        assertThat(timesMirrored(note)).isEqualTo(1);
        assertThat(deadLetters()).noneMatch(value -> value.contains(note.toString()));
    }

    @Test
    void aFaultThatStaysIsPutAsideAndThePartitionGoesOn() throws SQLException {
        var before = UUID.randomUUID();
        var bad = UUID.randomUUID();
        var after = UUID.randomUUID();
        mirrored(GREEN, UUID.randomUUID(), before, "before");
        mirrored(GREEN, UUID.randomUUID(), bad, MirrorNotes.NEVER);
        mirrored(GREEN, UUID.randomUUID(), after, "after");
        mirrored(BLUE, UUID.randomUUID(), after, "after");

        events.awaitConsumed(SampleTopics.MIRRORED);
        assertThat(timesMirrored(before)).isEqualTo(1);
        assertThat(timesMirrored(bad)).isZero();
        assertThat(timesMirrored(after)).isEqualTo(2);
        assertThat(deadLetters()).filteredOn(value -> value.contains(bad.toString())).hasSize(1);
    }

    @Test
    void poisonIsPutAsideAtOnceAndNothingGoodIsLost() throws Exception {
        var deadBefore = events.records(SampleTopics.MIRRORED + ".dlt").size();
        var villageOf = new HashMap<UUID, UUID>();
        var start = System.nanoTime();
        var poison = 0;
        var sent = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < MESSAGES; i++) {
            if (i % 100 == 7) {
                sent.add(kafka.send(poison(poison++)));
            } else {
                var note = UUID.randomUUID();
                var village = i % 3 == 0 ? BLUE : GREEN;
                villageOf.put(note, village.id());
                sent.add(
                        kafka.send(
                                message(
                                        village.id().toString(),
                                        UUID.randomUUID().toString(),
                                        SampleTopics.MIRRORED_STATE,
                                        SampleFixture.state(note, "bulk", i))));
            }
        }
        CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        Awaitility.await("all good ones handled")
                .atMost(Duration.ofSeconds(60 + MESSAGES / 1000))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> mirroredInBulk() >= villageOf.size());
        events.awaitConsumed(SampleTopics.MIRRORED);
        var seconds = (System.nanoTime() - start) / 1e9;
        LOG.info(
                "{} messages, {} unreadable: no lag after {} s, {} messages/s",
                MESSAGES,
                poison,
                Math.round(seconds * 10) / 10.0,
                Math.round(MESSAGES / seconds));

        var dead = events.records(SampleTopics.MIRRORED + ".dlt");
        assertThat(dead).hasSize(deadBefore + poison);
        assertThat(dead.subList(deadBefore, dead.size()))
                .allSatisfy(message ->
                        assertThat(reason(message))
                                .startsWith(message.topic().replace(".dlt", "-0@")));
        assertThat(mirrorNotes.handled())
                .filteredOn(handled -> villageOf.containsKey(handled.state().noteId()))
                .hasSize(villageOf.size())
                .allMatch(
                        handled -> handled.bound().equals(villageOf.get(handled.state().noteId())));
    }

    private static String reason(ConsumerRecord<String, String> message) {
        var header = message.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE);
        return header == null ? "" : new String(header.value(), UTF_8);
    }

    private long mirroredInBulk() throws SQLException {
        return numberAsSuperuser("select count(*) from note_mirror where title = 'bulk'");
    }

    /// In turn each of the ways in which a message can be unreadable.
    private static ProducerRecord<String, byte[]> poison(int number) {
        var village = GREEN.id().toString();
        var id = UUID.randomUUID().toString();
        var type = SampleTopics.MIRRORED_STATE;
        var good = SampleFixture.state(UUID.randomUUID(), "poison", number);
        return switch (number % 7) {
            case 0 -> message(village, id, type, "\u0000\u0001 no JSON");
            case 1 -> message(village, id, type, good.substring(0, 20));
            case 2 -> message(village, id, type, "{\"noteId\": \"no id\"}");
            case 3 -> message(null, id, type, good);
            case 4 -> message("no village", id, type, good);
            case 5 -> message(village, null, type, good);
            default -> message(village, id, null, good);
        };
    }

    private static ProducerRecord<String, byte[]> message(
            @Nullable String village, @Nullable String id, @Nullable String type, String value) {
        var message =
                new ProducerRecord<String, byte[]>(
                        TestTopics.shared().prefix() + SampleTopics.MIRRORED,
                        "key",
                        value.getBytes(UTF_8));
        if (village != null) {
            message.headers().add(EventHeaders.VILLAGE, village.getBytes(UTF_8));
        }
        if (id != null) {
            message.headers().add(EventHeaders.ID, id.getBytes(UTF_8));
        }
        if (type != null) {
            message.headers().add(EventHeaders.TYPE, type.getBytes(UTF_8));
        }
        return message;
    }

    private static Map<String, Object> unreachable(ProducerFactory<String, byte[]> producers) {
        var settings = new HashMap<>(producers.getConfigurationProperties());
        settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "127.0.0.1:1");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 300);
        return settings;
    }

    /// A producer that gives up on the first event it gets, and takes all others.
    private DefaultKafkaProducerFactory<String, byte[]> failingOnce() {
        var failures = new AtomicInteger(1);
        var factory =
                new DefaultKafkaProducerFactory<String, byte[]>(
                        producers.getConfigurationProperties());
        factory.addPostProcessor(producer -> failing(producer, failures));
        return factory;
    }

    @SuppressWarnings("unchecked")
    private static Producer<String, byte[]> failing(
            Producer<String, byte[]> producer, AtomicInteger failures) {
        return (Producer<String, byte[]>)
                Proxy.newProxyInstance(
                        Producer.class.getClassLoader(),
                        new Class<?>[] {Producer.class},
                        (_, method, arguments) ->
                                method.getName().equals("send") && failures.getAndDecrement() > 0
                                        ? CompletableFuture.failedFuture(
                                                new TimeoutException("planted"))
                                        : method.invoke(producer, arguments));
    }

    private UUID written(String title) {
        return CurrentVillage.call(GREEN.id(), () -> writeNote.write(details(title)).id());
    }

    private void renamed(UUID note, String title) {
        CurrentVillage.run(GREEN.id(), () -> writeNote.rename(note, title));
    }

    private static NoteDetails details(String title) {
        return new NoteDetails(
                title, "Somchai", Note.Kind.NOTICE, BigDecimal.ONE, LocalDate.of(2026, 12, 1));
    }

    private void mirrored(DemoVillage village, UUID eventId, UUID note, String title) {
        events.publish(
                village,
                SampleTopics.MIRRORED,
                note.toString(),
                SampleTopics.MIRRORED_STATE,
                eventId,
                SampleFixture.state(note, title, 1));
    }

    private List<Event> eventsOf(UUID note) {
        return events.on(SampleTopics.NOTES).stream()
                .filter(event -> event.key().equals(note.toString()))
                .toList();
    }

    private List<Long> numbersOf(UUID note) {
        return eventsOf(note).stream().map(event -> event.data().path("number").asLong()).toList();
    }

    private List<String> deadLetters() {
        return events.records(SampleTopics.MIRRORED + ".dlt").stream()
                .map(record -> String.valueOf(record.value()))
                .toList();
    }

    private void awaitEmptyOutbox() {
        Awaitility.await("an empty outbox")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> waitingInTheOutbox() == 0);
    }

    private long waitingInTheOutbox() throws SQLException {
        return numberAsSuperuser("select count(*) from outbox");
    }

    private long timesMirrored(UUID note) throws SQLException {
        return numberAsSuperuser(
                "select coalesce(sum(times), 0) from note_mirror where id = '" + note + "'");
    }

    private long numberAsSuperuser(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void runAsSuperuser(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @FunctionalInterface
    private interface Work {
        void run(int thread);
    }

    private static void inParallel(int threads, Work work)
            throws InterruptedException, ExecutionException {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < threads; i++) {
                var thread = i;
                running.add(executor.submit(() -> work.run(thread)));
            }
            for (var each : running) {
                each.get();
            }
        }
    }
}
