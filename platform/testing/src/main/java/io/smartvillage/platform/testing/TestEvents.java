package io.smartvillage.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.messaging.EventHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the service published, and publishes what other services would.
public final class TestEvents {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final JsonMapper JSON = JsonMapper.shared();

    public record Event(
            String topic, String key, String type, UUID villageId, UUID id, JsonNode data) {}

    /// The oldest event on the topic that matches, waited for.
    public Event await(String topic, String type, Predicate<JsonNode> matches) {
        return Awaitility.await(type + " on " + topic)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () ->
                                on(topic).stream()
                                        .filter(event -> event.type().equals(type))
                                        .filter(event -> matches.test(event.data()))
                                        .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    /// All readable events on the topic, in order.
    public List<Event> on(String topic) {
        return records(topic).stream().map(TestEvents::event).toList();
    }

    /// Raw records, also unreadable ones, such as dead letters.
    public List<ConsumerRecord<String, String>> records(String topic) {
        var partition = new TopicPartition(TestTopics.shared().prefix() + topic, 0);
        try (var consumer = consumer()) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            var records = new ArrayList<ConsumerRecord<String, String>>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /// Publishes an example of another service's contract, changed by the caller.
    ///
    /// @param json must keep the contract of the type
    public UUID publish(DemoVillage village, String topic, String key, String type, String json) {
        assertThat(EventContracts.violations(type, json)).as("contract of " + type).isEmpty();
        var id = UUID.randomUUID();
        publish(village, topic, key, type, id, json);
        return id;
    }

    /// Publishes anything, with an id of the caller's choice: the same id twice is a redelivery.
    public void publish(
            DemoVillage village, String topic, String key, String type, UUID id, String value) {
        var message =
                new ProducerRecord<String, byte[]>(
                        TestTopics.shared().prefix() + topic, key, value.getBytes(UTF_8));
        message.headers()
                .add(EventHeaders.ID, id.toString().getBytes(UTF_8))
                .add(EventHeaders.TYPE, type.getBytes(UTF_8))
                .add(EventHeaders.VILLAGE, village.id().toString().getBytes(UTF_8));
        try (var producer = producer()) {
            producer.send(message).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("not published on " + topic, e);
        }
    }

    /// Waits until the service under test has handled all that is on the topic.
    public void awaitConsumed(String topic) {
        var partition = new TopicPartition(TestTopics.shared().prefix() + topic, 0);
        try (var admin = TestTopics.admin();
                var consumer = consumer()) {
            Awaitility.await("handled " + topic)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        long end =
                                consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
                        return committed(admin, partition) >= end;
                    });
        }
    }

    private static long committed(Admin admin, TopicPartition partition)
            throws ExecutionException, InterruptedException {
        long most = 0;
        for (var group : admin.listGroups().all().get()) {
            if (group.groupId().startsWith(TestTopics.shared().prefix())) {
                var offset =
                        admin.listConsumerGroupOffsets(group.groupId())
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .get(partition);
                most = Math.max(most, offset == null ? 0 : offset.offset());
            }
        }
        return most;
    }

    private static Event event(ConsumerRecord<String, String> message) {
        return new Event(
                message.topic(),
                message.key(),
                String.valueOf(header(message, EventHeaders.TYPE)),
                UUID.fromString(String.valueOf(header(message, EventHeaders.VILLAGE))),
                UUID.fromString(String.valueOf(header(message, EventHeaders.ID))),
                JSON.readTree(message.value()));
    }

    private static @Nullable String header(ConsumerRecord<?, ?> message, String name) {
        var header = message.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }

    private static KafkaConsumer<String, String> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestServers.shared().kafka().bootstrapServers(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false),
                new StringDeserializer(),
                new StringDeserializer());
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestServers.shared().kafka().bootstrapServers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all"),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
