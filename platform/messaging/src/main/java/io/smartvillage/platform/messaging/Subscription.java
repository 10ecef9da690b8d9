package io.smartvillage.platform.messaging;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What a service does with the events of one topic. Declare a bean of it; every subscription of a
/// service is read by one consumer group.
///
/// A handler runs in the village of the event, in one transaction with the inbox, once per event
/// or, for [Builder#onBatch], once for all that came at a time. The payload is read into the
/// consumer's own record, which names only the fields it needs. Types that are not named are passed
/// over.
public final class Subscription {

    private final String topic;
    private final Map<String, List<Handler<?>>> handlers;

    /// @param batched may be given several events at once
    /// @param repeatable makes a redelivery harmless by itself
    record Handler<E>(
            Class<E> payload,
            boolean batched,
            boolean repeatable,
            Consumer<? super List<E>> action) {}

    private Subscription(String topic, Map<String, List<Handler<?>>> handlers) {
        this.topic = topic;
        this.handlers = Map.copyOf(handlers);
    }

    public static Builder to(String topic) {
        return new Builder(topic);
    }

    public String topic() {
        return topic;
    }

    /// Both on the same topic; a type that both name is handled by both, in one transaction.
    Subscription and(Subscription other) {
        var all = new LinkedHashMap<>(handlers);
        other.handlers.forEach((type, added) ->
                all.merge(
                        type,
                        added,
                        (some, more) -> Stream.concat(some.stream(), more.stream()).toList()));
        return new Subscription(topic, all);
    }

    Map<String, List<Handler<?>>> handlers() {
        return handlers;
    }

    boolean isBatched() {
        return handlers.values().stream().flatMap(List::stream).anyMatch(Handler::batched);
    }

    public static final class Builder {

        private final String topic;
        private final Map<String, List<Handler<?>>> handlers = new LinkedHashMap<>();

        private Builder(String topic) {
            this.topic = topic;
        }

        /// @param type the event's `ce_type`, such as `property.PropertyRegistered`
        public <E> Builder on(String type, Class<E> payload, Consumer<? super E> action) {
            handlers.put(
                    type,
                    List.of(
                            new Handler<E>(
                                    payload, false, false, events -> events.forEach(action))));
            return this;
        }

        /// For events that come in masses: those of one village within a poll, in their order, are
        /// one call and one transaction. If it fails they come again one by one, as a list each;
        /// what can never be handled is better named by a [RefusedEventsException].
        ///
        /// @param type the event's `ce_type`
        public <E> Builder onBatch(
                String type, Class<E> payload, Consumer<? super List<E>> action) {
            handlers.put(type, List.of(new Handler<E>(payload, true, false, action)));
            return this;
        }

        /// As [#onBatch], for a handler that makes a redelivery harmless by something of its own
        /// that is stored with the change: the inbox, which would cost a row for each event, is not
        /// asked.
        ///
        /// @param type the event's `ce_type`
        public <E> Builder onRepeatableBatch(
                String type, Class<E> payload, Consumer<? super List<E>> action) {
            handlers.put(type, List.of(new Handler<E>(payload, true, true, action)));
            return this;
        }

        public Subscription build() {
            return new Subscription(topic, handlers);
        }
    }
}
