package io.smartvillage.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.BatchListenerFailedException;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerRecordRecoverer;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Hands records to their handlers: village bound, trace continued, inbox and change in one
/// transaction.
///
/// The records of one village within a poll share a transaction. If it fails, it is rolled back and
/// they are taken one by one, each in its own, so that a failure costs only the record that causes
/// it: that record is retried, nothing of its village overtakes it, and the other villages go on.
/// What nobody can read never waits for a retry: it goes to the dead letters at once.
final class SubscriptionRecords implements BatchMessageListener<String, byte[]> {

    /// Villages of a poll with batches; each needs a connection.
    private static final int AT_ONCE = 3;

    private final Map<String, Subscription> subscriptions;
    private final JsonMapper mapper;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Runnable persistenceContext;
    private final ConsumerRecordRecoverer deadLetters;
    private final TraceContext traces;
    private final Clock clock;

    /// One record that somebody waits for.
    ///
    /// @param index within the poll
    private record Work(
            int index,
            ConsumerRecord<String, byte[]> message,
            UUID village,
            UUID event,
            String type,
            List<Subscription.Handler<?>> handlers,
            List<Object> payloads) {

        boolean isBatched() {
            return handlers.stream().anyMatch(Subscription.Handler::batched);
        }

        boolean isRepeatable() {
            return handlers.stream().allMatch(Subscription.Handler::repeatable);
        }

        boolean goesWith(Work other) {
            return isBatched()
                    && type.equals(other.type)
                    && message.topic().equals(other.message.topic());
        }
    }

    private record Failure(Work work, RuntimeException cause) {}

    /// Which of the records a handler refused for good.
    private static final class RefusedWorks extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Map<Work, String> reasons;

        RefusedWorks(Map<Work, String> reasons, RefusedEventsException cause) {
            super(cause);
            this.reasons = reasons;
        }
    }

    /// @param mapper lets unknown fields pass: producers may add some within a version
    /// @param persistenceContext writes and forgets the entities that a handler loaded, so that the
    ///   next one of the same transaction reads what is stored
    SubscriptionRecords(
            Map<String, Subscription> subscriptions,
            JsonMapper mapper,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Runnable persistenceContext,
            ConsumerRecordRecoverer deadLetters,
            TraceContext traces,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.mapper = mapper;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.persistenceContext = persistenceContext;
        this.deadLetters = deadLetters;
        this.traces = traces;
        this.clock = clock;
    }

    /// @throws BatchListenerFailedException naming the first record that failed: all before it are
    ///   done, those behind it that were done too are known to the inbox when they come again
    @Override
    public void onMessage(List<ConsumerRecord<String, byte[]>> messages) {
        var byVillage = new LinkedHashMap<UUID, List<Work>>();
        for (int i = 0; i < messages.size(); i++) {
            var message = messages.get(i);
            try {
                var work = work(i, message);
                if (work != null) {
                    byVillage.computeIfAbsent(work.village(), _ -> new ArrayList<>()).add(work);
                }
            } catch (UnreadableEventException e) {
                deadLetters.accept(message, e);
            }
        }
        handle(byVillage.values()).stream()
                .min(Comparator.comparingInt(failure -> failure.work().index()))
                .ifPresent(failure -> {
                    throw new BatchListenerFailedException(
                            failure.work().message().topic() + " was not handled",
                            failure.cause(),
                            failure.work().index());
                });
    }

    /// @return null if nobody waits for it
    private @Nullable Work work(int index, ConsumerRecord<String, byte[]> message) {
        var subscription = subscriptions.get(message.topic());
        if (subscription == null || message.value() == null) {
            return null;
        }
        var type = required(message, EventHeaders.TYPE);
        var handlers = subscription.handlers().getOrDefault(type, List.of());
        if (handlers.isEmpty()) {
            return null;
        }
        return new Work(
                index,
                message,
                id(message, EventHeaders.VILLAGE),
                id(message, EventHeaders.ID),
                type,
                handlers,
                handlers.stream()
                        .<Object>map(handler -> read(message, handler.payload()))
                        .toList());
    }

    /// Villages do not wait for each other where events come in masses.
    private List<Failure> handle(Collection<List<Work>> villages) {
        if (villages.size() < 2
                || villages.stream().flatMap(List::stream).noneMatch(Work::isBatched)) {
            return villages.stream().flatMap(works -> handle(works).stream()).toList();
        }
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var failures = new ArrayList<Failure>();
            for (var village :
                    villages.stream().map(works -> threads.submit(() -> handle(works))).toList()) {
                village.get().ifPresent(failures::add);
            }
            return failures;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Optional<Failure> handle(List<Work> works) {
        try {
            together(works);
            return Optional.empty();
        } catch (RefusedWorks refused) {
            return handle(withoutRefused(works, refused));
        } catch (RuntimeException e) {
            return works.size() == 1
                    ? Optional.of(new Failure(works.getFirst(), e))
                    : oneByOne(works);
        }
    }

    private List<Work> withoutRefused(List<Work> works, RefusedWorks refused) {
        refused.reasons.forEach((work, reason) ->
                deadLetters.accept(
                        work.message(), new UnreadableEventException(work.message(), reason)));
        return works.stream().filter(work -> !refused.reasons.containsKey(work)).toList();
    }

    private Optional<Failure> oneByOne(List<Work> works) {
        for (var work : works) {
            try {
                together(List.of(work));
            } catch (RefusedWorks refused) {
                withoutRefused(List.of(work), refused);
            } catch (RuntimeException e) {
                return Optional.of(new Failure(work, e));
            }
        }
        return Optional.empty();
    }

    private void together(List<Work> works) {
        if (works.isEmpty()) {
            return;
        }
        var village = works.getFirst().village();
        CurrentVillage.run(
                village,
                () ->
                        transaction.executeWithoutResult(_ -> {
                            var news = newOnes(village, works);
                            runs(works.stream()
                                            .filter(work ->
                                                    work.isRepeatable()
                                                            || news.remove(work.event()))
                                            .toList())
                                    .forEach(this::run);
                        }));
    }

    /// Neighbours that one call takes together; all others are alone.
    private static List<List<Work>> runs(List<Work> works) {
        var runs = new ArrayList<List<Work>>();
        for (var work : works) {
            if (runs.isEmpty() || !runs.getLast().getLast().goesWith(work)) {
                runs.add(new ArrayList<>());
            }
            runs.getLast().add(work);
        }
        return runs;
    }

    private void run(List<Work> run) {
        var first = run.getFirst();
        traces.continued(
                first.message().headers(),
                first.type(),
                () -> {
                    for (int i = 0; i < first.handlers().size(); i++) {
                        act(run, i);
                        persistenceContext.run();
                    }
                });
    }

    @SuppressWarnings("unchecked")
    private static <E> void act(List<Work> run, int handler) {
        var action = (Subscription.Handler<E>) run.getFirst().handlers().get(handler);
        var payloads = run.stream().map(work -> (E) work.payloads().get(handler)).toList();
        if (!action.batched()) {
            payloads.forEach(payload -> action.action().accept(List.of(payload)));
            return;
        }
        try {
            action.action().accept(payloads);
        } catch (RefusedEventsException e) {
            var works = new LinkedHashMap<Work, String>();
            new TreeMap<>(e.reasons())
                    .forEach((index, reason) -> works.put(run.get(index), reason));
            throw new RefusedWorks(works, e);
        }
    }

    /// Events that were not handled before; waits for another consumer that is at one of them.
    private Set<UUID> newOnes(UUID village, List<Work> works) {
        if (works.stream().allMatch(Work::isRepeatable)) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into inbox (village_id, event_id, received_at)
                                select ?, event_id, ? from unnest(?::uuid[]) event_id
                                on conflict do nothing returning event_id
                                """)
                        .params(
                                village,
                                clock.instant().atOffset(ZoneOffset.UTC),
                                works.stream()
                                        .filter(work -> !work.isRepeatable())
                                        .map(Work::event)
                                        .distinct()
                                        .sorted()
                                        .toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    private <E> E read(ConsumerRecord<String, byte[]> message, Class<E> payload) {
        try {
            ObjectReader reader = mapper.readerFor(payload);
            E event = reader.readValue(message.value());
            if (event == null) {
                throw new UnreadableEventException(message, "payload is null");
            }
            return event;
        } catch (JacksonException e) {
            throw new UnreadableEventException(message, e.getOriginalMessage());
        }
    }

    private static UUID id(ConsumerRecord<String, byte[]> message, String header) {
        try {
            return UUID.fromString(required(message, header));
        } catch (IllegalArgumentException _) {
            throw new UnreadableEventException(message, header + " is no UUID");
        }
    }

    private static String required(ConsumerRecord<String, byte[]> message, String header) {
        var text = text(message.headers(), header);
        if (text == null) {
            throw new UnreadableEventException(message, header + " is missing");
        }
        return text;
    }

    static @Nullable String text(Headers headers, String name) {
        var header = headers.lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
