package io.smartvillage.infra.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.platform.eventcontracts.EventContracts;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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
        var consumerSettings = new TreeMap<>(settings);
        consumerSettings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (var consumer =
                new KafkaConsumer<>(
                        consumerSettings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var topics =
                    EventContracts.topics().stream()
                            .map(EventContracts.Topic::name)
                            .collect(Collectors.toSet());
            var partitions =
                    consumer.listTopics().entrySet().stream()
                            .filter(topic -> topics.contains(topic.getKey()))
                            .flatMap(topic -> topic.getValue().stream())
                            .map(each -> new TopicPartition(each.topic(), each.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var counts = new TreeMap<String, Integer>();
            while (ends.entrySet().stream()
                    .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (var event : consumer.poll(Duration.ofMillis(500))) {
                    if (village.toString().equals(header(event, "ce_villageid"))) {
                        counts.merge(String.valueOf(header(event, "ce_type")), 1, Integer::sum);
                    }
                }
            }
            return counts;
        }
    }

    /// How many messages of the topic a service has yet to handle.
    long lagOf(String service, String topic) {
        try (var admin = Admin.create(settings)) {
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
                                                    new TopicPartition(
                                                            topic, partition.partition())))
                            .collect(Collectors.toMap(each -> each, _ -> OffsetSpec.latest()));
            var ends = admin.listOffsets(partitions).all().get();
            var handled =
                    admin.listConsumerGroupOffsets(service).partitionsToOffsetAndMetadata().get();
            return ends.entrySet().stream()
                    .mapToLong(end -> {
                        var offset = handled.get(end.getKey());
                        return end.getValue().offset() - (offset == null ? 0 : offset.offset());
                    })
                    .sum();
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
