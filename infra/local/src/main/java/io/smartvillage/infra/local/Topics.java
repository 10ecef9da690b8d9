package io.smartvillage.infra.local;

import io.smartvillage.infra.servers.Progress;
import io.smartvillage.platform.eventcontracts.EventContracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/// The topics of the event contracts and their dead letters, made before anybody publishes: Kafka
/// makes none by itself here.
record Topics(Stack stack) {

    private static final int PARTITIONS = 3;
    private static final short COPIES = 1;

    /// Adds what is missing; topics that are there stay as they are.
    void ensure(Progress progress) {
        var contracts = EventContracts.topics().toString();
        if (stack.settings().isDone(Parts.KAFKA, Parts.TOPICS, contracts)) {
            return;
        }
        progress.step(Parts.TOPICS, "making what is missing");
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", stack.kafka().bootstrapServers()))) {
            var existing = admin.listTopics().names().get(30, TimeUnit.SECONDS);
            var missing =
                    wanted().stream().filter(topic -> !existing.contains(topic.name())).toList();
            if (!missing.isEmpty()) {
                admin.createTopics(missing).all().get(30, TimeUnit.SECONDS);
            }
            stack.settings().done(Parts.KAFKA, Parts.TOPICS, contracts);
        } catch (ExecutionException | TimeoutException e) {
            throw new LauncherException("The topics cannot be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LauncherException("Interrupted while making the topics", e);
        }
    }

    private static List<NewTopic> wanted() {
        var topics = new ArrayList<NewTopic>();
        for (var topic : EventContracts.topics()) {
            var cleanup =
                    switch (topic.retention()) {
                        case DELETE -> "delete";
                        case COMPACT -> "compact";
                    };
            topics.add(
                    new NewTopic(topic.name(), PARTITIONS, COPIES)
                            .configs(Map.of("cleanup.policy", cleanup)));
            topics.add(new NewTopic(topic.deadLetters(), PARTITIONS, COPIES));
        }
        return topics;
    }
}
