package io.smartvillage.platform.messaging;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.tenancy.VillageTenancyAutoConfiguration;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.ExponentialBackOffWithMaxRetries;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

@AutoConfiguration(
        after = {KafkaAutoConfiguration.class, VillageTenancyAutoConfiguration.Jobs.class})
@EnableScheduling
public class MessagingAutoConfiguration {

    /// Suffix of the topic for what could not be handled.
    public static final String DEAD_LETTERS = ".dlt";

    /// Lets several installations share a Kafka; empty for one of its own.
    private static final String TOPIC_PREFIX = "${smartvillage.messaging.topic-prefix:}";

    /// Most records at a time; a batch is worth the more, the more of one village are in it.
    private static final int ORDINARY_POLL = 500;

    private static final int BATCHED_POLL = 2_000;

    /// In bytes: as much of a partition as a poll takes.
    private static final int BATCHED_FETCH = 8 << 20;

    /// Some hundred events: a row of the outbox may have thousands, and each batch costs both sides
    /// as much again.
    private static final int BATCH_BYTES = 128 * 1024;

    private static final int RETRIES = 4;
    private static final long FIRST_RETRY_MILLIS = 200;

    @Bean
    TraceContext traceContext(
            ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        return new TraceContext(tracer.getIfAvailable(), propagator.getIfAvailable());
    }

    /// Acknowledged by all replicas, in order, without doubles; gives up in time to say so.
    @Bean
    ProducerFactory<String, byte[]> eventProducers(KafkaProperties kafka) {
        var settings = new HashMap<String, Object>(kafka.buildProducerProperties());
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        return new DefaultKafkaProducerFactory<>(settings);
    }

    @Bean
    KafkaTemplate<String, byte[]> eventTemplate(ProducerFactory<String, byte[]> eventProducers) {
        return new KafkaTemplate<>(eventProducers);
    }

    @Bean
    OutboxRelay outboxRelay(
            JobsRole jobs,
            JdbcClient jdbc,
            ProducerFactory<String, byte[]> eventProducers,
            @Value("${smartvillage.schema}") String schema,
            @Value("${spring.application.name}") String application,
            @Value(TOPIC_PREFIX) String topicPrefix) {
        return new OutboxRelay(jobs, jdbc, eventProducers, schema, "/" + application, topicPrefix);
    }

    @Bean
    Outbox outbox(
            JdbcTemplate jdbc,
            JsonMapper mapper,
            IdGenerator ids,
            Clock clock,
            TraceContext traces,
            ObjectProvider<EventCheck> checks,
            OutboxRelay relay,
            @Value("${smartvillage.schema}") String schema) {
        return new Outbox(
                jdbc,
                mapper,
                ids,
                clock,
                traces,
                checks.orderedStream().toList(),
                relay::wake,
                schema);
    }

    @Bean
    PurgeInbox purgeInbox(JobsRole jobs, JdbcClient jdbc, Clock clock) {
        return new PurgeInbox(jobs, jdbc, clock);
    }

    @Bean
    SubscriptionRecords subscriptionRecords(
            ObjectProvider<Subscription> subscriptions,
            JsonMapper mapper,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            EntityManagerFactory entities,
            DeadLetterPublishingRecoverer deadLetterPublisher,
            TraceContext traces,
            Clock clock,
            @Value(TOPIC_PREFIX) String topicPrefix) {
        Map<String, Subscription> byTopic =
                subscriptions.stream()
                        .collect(
                                Collectors.toMap(
                                        subscription -> topicPrefix + subscription.topic(),
                                        Function.identity(),
                                        Subscription::and));
        return new SubscriptionRecords(
                byTopic,
                mapper.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build(),
                jdbc,
                new TransactionTemplate(transactions),
                () -> flushAndClear(entities),
                deadLetterPublisher,
                traces,
                clock);
    }

    private static void flushAndClear(EntityManagerFactory entities) {
        var entityManager = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
        if (entityManager != null) {
            entityManager.flush();
            entityManager.clear();
        }
    }

    @Bean
    DeadLetterPublishingRecoverer deadLetterPublisher(KafkaTemplate<String, byte[]> eventTemplate) {
        var recoverer =
                new DeadLetterPublishingRecoverer(
                        eventTemplate,
                        (message, _) -> new TopicPartition(message.topic() + DEAD_LETTERS, -1));
        recoverer.setFailIfSendResultIsError(true);
        return recoverer;
    }

    /// Retries hold up the service's consumer for about two seconds, then the record is put aside.
    @Bean
    DefaultErrorHandler deadLetters(DeadLetterPublishingRecoverer deadLetterPublisher) {
        var backOff = new ExponentialBackOffWithMaxRetries(RETRIES);
        backOff.setInitialInterval(FIRST_RETRY_MILLIS);
        var handler = new DefaultErrorHandler(deadLetterPublisher, backOff);
        handler.setCommitRecovered(true);
        return handler;
    }

    /// One consumer for all subscriptions of the service; none if it has none.
    @Bean
    ConcurrentMessageListenerContainer<String, byte[]> subscriptionContainer(
            ObjectProvider<Subscription> subscriptions,
            SubscriptionRecords records,
            DefaultErrorHandler deadLetters,
            KafkaProperties kafka,
            @Value("${smartvillage.messaging.group:${spring.application.name}}") String group,
            @Value(TOPIC_PREFIX) String topicPrefix) {
        var topics =
                subscriptions.stream()
                        .map(subscription -> topicPrefix + subscription.topic())
                        .distinct()
                        .toArray(String[]::new);
        var settings = new HashMap<String, Object>(kafka.buildConsumerProperties());
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        var batched = subscriptions.stream().anyMatch(Subscription::isBatched);
        settings.put(
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, batched ? BATCHED_POLL : ORDINARY_POLL);
        if (batched) {
            settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BATCHED_FETCH);
        }
        var properties =
                new ContainerProperties(topics.length == 0 ? new String[] {"none"} : topics);
        properties.setMessageListener(records);
        properties.setAckMode(ContainerProperties.AckMode.BATCH);
        properties.setMissingTopicsFatal(false);
        var container =
                new ConcurrentMessageListenerContainer<>(
                        new DefaultKafkaConsumerFactory<String, byte[]>(settings), properties);
        container.setCommonErrorHandler(deadLetters);
        container.setBeanName("subscriptions");
        container.setAutoStartup(topics.length > 0);
        return container;
    }
}
