package io.smartvillage.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;
import org.springframework.util.ReflectionUtils;
import tools.jackson.databind.json.JsonMapper;

/// Stores facts in the transaction of the change they tell of; a relay publishes them after it.
public final class Outbox {

    private static final String INSERT =
            """
            insert into outbox (village_id, id, topic, key, type, payload, trace_parent, occurred_at)
            select village_id, id, topic, key, type, payload, trace_parent, ?
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                with ordinality fact (village_id, id, topic, key, type, payload, trace_parent, place)
            order by place
            """;

    /// Kafka takes 1 MiB with the headers, and an event that it refuses would hold up all behind
    /// it.
    private static final int LONGEST_PAYLOAD = 1_000_000;

    private record Route(String topic, String type, RecordComponent key) {}

    private final JdbcTemplate jdbc;
    private final JsonMapper mapper;
    private final IdGenerator ids;
    private final Clock clock;
    private final TraceContext traces;
    private final List<EventCheck> checks;
    private final Runnable relay;
    private final String service;
    private final ConcurrentMap<Class<?>, Route> routes = new ConcurrentHashMap<>();

    Outbox(
            JdbcTemplate jdbc,
            JsonMapper mapper,
            IdGenerator ids,
            Clock clock,
            TraceContext traces,
            List<EventCheck> checks,
            Runnable relay,
            String service) {
        this.jdbc = jdbc;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
        this.traces = traces;
        this.checks = checks;
        this.relay = relay;
        this.service = service;
    }

    /// @param events records annotated with [PublishedOn], in the order in which they happened
    /// @throws IllegalArgumentException if one is larger than Kafka takes
    /// @throws IllegalStateException outside of a transaction: the fact could outlive its change
    public void publish(Object... events) {
        publishAll(Arrays.asList(events));
    }

    public void publishAll(Collection<?> events) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("an event needs the transaction of its change");
        }
        var village = CurrentVillage.id();
        var traceParent = traces.current();
        insert(events.stream().map(event -> new VillageFact(village, event, traceParent)).toList());
    }

    /// For a transaction that has no village of its own, under the jobs role: stores facts of many
    /// villages, in their order, with one statement.
    ///
    /// @throws IllegalArgumentException if one is larger than Kafka takes
    /// @throws IllegalStateException outside of a transaction, or in one village's
    public void publishOf(List<VillageFact> facts) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || CurrentVillage.find().isPresent()) {
            throw new IllegalStateException(
                    "facts of many villages need the transaction of their changes and no village");
        }
        insert(facts);
    }

    private void insert(List<VillageFact> facts) {
        int count = facts.size();
        var villages = new UUID[count];
        var eventIds = new UUID[count];
        var topics = new String[count];
        var keys = new String[count];
        var types = new String[count];
        var payloads = new String[count];
        var traceParents = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            var fact = facts.get(i);
            var route = route(fact.event());
            villages[i] = fact.villageId();
            eventIds[i] = ids.generateId();
            topics[i] = route.topic();
            keys[i] = key(route, fact.event());
            types[i] = route.type();
            payloads[i] = payload(route, fact.event());
            traceParents[i] = fact.traceParent();
        }
        jdbc.update(
                INSERT,
                clock.instant().atOffset(ZoneOffset.UTC),
                villages,
                eventIds,
                topics,
                keys,
                types,
                payloads,
                traceParents);
        wakeRelayAfterCommit();
    }

    /// The trace that a [VillageFact] made now goes on with.
    public @Nullable String traceParent() {
        return traces.current();
    }

    /// For set-based SQL that filled the table itself. What a statement tells of many aggregates
    /// may be one row with as many `events`: `key` and `payload` have a line for each, in the same
    /// order, and the object `common`, if there is one, is added to each payload. Their ids follow
    /// from the row's.
    public void wakeRelayAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        relay.run();
                    }
                });
    }

    private Route route(Object event) {
        return routes.computeIfAbsent(event.getClass(), this::routeOf);
    }

    private String payload(Route route, Object event) {
        var payload = mapper.writeValueAsString(event);
        int bytes = payload.getBytes(UTF_8).length;
        if (bytes > LONGEST_PAYLOAD) {
            throw new IllegalArgumentException(
                    "%s has %,d bytes, %,d are allowed"
                            .formatted(route.type(), bytes, LONGEST_PAYLOAD));
        }
        checks.forEach(check -> check.check(route.topic(), route.type(), payload));
        return payload;
    }

    private static String key(Route route, Object event) {
        return String.valueOf(ReflectionUtils.invokeMethod(route.key().getAccessor(), event));
    }

    private Route routeOf(Class<?> event) {
        var published = event.getAnnotation(PublishedOn.class);
        if (published == null || !event.isRecord()) {
            throw new IllegalArgumentException(
                    event.getName() + " is no record annotated with @PublishedOn");
        }
        var key =
                Arrays.stream(event.getRecordComponents())
                        .filter(component -> component.getName().equals(published.key()))
                        .findAny()
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "%s has no component %s"
                                                .formatted(event.getName(), published.key())));
        key.getAccessor().setAccessible(true);
        var topic = published.value().replace(PublishedOn.SERVICE, service);
        var producer = topic.substring(0, topic.indexOf('.'));
        return new Route(topic, producer + "." + event.getSimpleName(), key);
    }
}
