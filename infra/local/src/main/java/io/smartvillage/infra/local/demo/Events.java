package io.smartvillage.infra.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.eventcontracts.EventContracts;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// What the services have told each other.
final class Events {

    private final Map<String, Object> settings;

    Events(String bootstrapServers) {
        this.settings = Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }

    /// How many of each type a village has, over all topics.
    Map<String, Integer> countOf(UUID village) {
        var topics =
                EventContracts.topics().stream()
                        .map(EventContracts.Topic::name)
                        .collect(Collectors.toSet());
        var counts = new TreeMap<String, Integer>();
        read(
                topics::contains,
                event -> {
                    if (village.toString().equals(header(event, "ce_villageid"))) {
                        counts.merge(String.valueOf(header(event, "ce_type")), 1, Integer::sum);
                    }
                });
        return counts;
    }

    private void read(Predicate<String> topics, Consumer<ConsumerRecord<String, byte[]>> reader) {
        var consumerSettings = new TreeMap<>(settings);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(
                        consumerSettings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(topic -> topics.test(topic.getKey()))
                            .flatMap(topic -> topic.getValue().stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(500)).forEach(reader);
            }
        }
    }

    /// True once something was told of the aggregate.
    boolean isTold(String topic, String key) {
        var told = new AtomicBoolean();
        read(
                Set.of(topic)::contains,
                event -> {
                    if (key.equals(event.key())) {
                        told.set(true);
                    }
                });
        return told.get();
    }

    /// How many messages of the topic a service has yet to handle.
    long lagOf(String service, String topic) {
        return ask(admin -> {
            var ends = ends(admin, topic);
            var handled =
                    admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        var offset = handled.get(end.getKey());
                        return end.getValue().offset() - (offset == null ? 0 : offset.offset());
                    })
                    .sum();
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static Map<TopicPartition, ListOffsetsResultInfo> ends(Admin admin, String topic)
            throws ExecutionException, InterruptedException {
        var partitions =
                admin
                        .describeTopics(java.util.List.of(topic))
                        .allTopicNames()
                        .get()
                        .values()
                        .stream()
                        .flatMap(description ->
                                description.partitions().stream()
                                        .map(partition ->
                                                new TopicPartition(topic, partition.partition())))
                        .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get();
    }

    private <T> T ask(Question<T> question) {
        try (var admin = Admin.create(settings)) {
            return question.ask(admin);
        } catch (ExecutionException e) {
            throw new DemoFailedException("Kafka cannot be asked: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted", e);
        }
    }

    private static @Nullable String header(ConsumerRecord<?, ?> event, String name) {
        var header = event.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), UTF_8);
    }
}
