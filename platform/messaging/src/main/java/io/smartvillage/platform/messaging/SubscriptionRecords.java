package io.smartvillage.platform.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.listener.MessageListener;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Hands each record to its handler: village bound, trace continued, inbox and change in one
/// transaction.
final class SubscriptionRecords implements MessageListener<String, byte[]> {

    private final Map<String, Subscription> subscriptions;
    private final JsonMapper mapper;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TraceContext traces;
    private final Clock clock;

    /// @param mapper lets unknown fields pass: producers may add some within a version
    SubscriptionRecords(
            Map<String, Subscription> subscriptions,
            JsonMapper mapper,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            TraceContext traces,
            Clock clock) {
        this.subscriptions = subscriptions;
        this.mapper = mapper;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.traces = traces;
        this.clock = clock;
    }

    @Override
    public void onMessage(ConsumerRecord<String, byte[]> message) {
        var subscription = subscriptions.get(message.topic());
        if (subscription == null || message.value() == null) {
            return;
        }
        var type = required(message, EventHeaders.TYPE);
        var handlers = subscription.handlers().get(type);
        if (handlers == null) {
            return;
        }
        var village = id(message, EventHeaders.VILLAGE);
        var event = id(message, EventHeaders.ID);
        CurrentVillage.run(
                village,
                () ->
                        traces.continued(
                                message.headers(),
                                type,
                                () -> handle(message, handlers, village, event)));
    }

    private void handle(
            ConsumerRecord<String, byte[]> message,
            List<Subscription.Handler<?>> handlers,
            UUID village,
            UUID event) {
        var actions = handlers.stream().map(handler -> action(message, handler)).toList();
        transaction.executeWithoutResult(_ -> {
            if (isNew(village, event)) {
                actions.forEach(Runnable::run);
            }
        });
    }

    private <E> Runnable action(
            ConsumerRecord<String, byte[]> message, Subscription.Handler<E> handler) {
        var payload = read(message, handler.payload());
        return () -> handler.action().accept(payload);
    }

    private boolean isNew(UUID village, UUID event) {
        return jdbc.sql(
                                """
                                insert into inbox (village_id, event_id, received_at)
                                values (?, ?, ?) on conflict do nothing
                                """)
                        .params(village, event, clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
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
