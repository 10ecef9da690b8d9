package io.smartvillage.platform.testing;

import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.eventcontracts.EventContracts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// All topics of the contracts, under a prefix that no other test JVM has: nothing of an earlier
/// run or of a neighbour is read. Deleted when the JVM ends.
public final class TestTopics {

    private static final TestTopics SHARED = new TestTopics();

    private final String prefix =
            "test-%d-%d."
                    .formatted(ProcessHandle.current().pid(), System.nanoTime() & 0xffff_ffffL);

    private final List<String> names = new CopyOnWriteArrayList<>();

    private TestTopics() {
        create(EventContracts.topics().stream().map(EventContracts.Topic::name).toList());
        Runtime.getRuntime().addShutdownHook(new Thread(this::delete, "delete-topics"));
    }

    /// Topics that are in no contract, such as those of a test's own service; those that are there
    /// already stay as they are.
    public synchronized void ensure(String... topics) {
        create(Stream.of(topics).filter(topic -> !names.contains(prefix + topic)).toList());
    }

    private void create(List<String> topics) {
        var missing =
                topics.stream()
                        .flatMap(topic -> Stream.of(topic, topic + ".dlt"))
                        .map(topic -> prefix + topic)
                        .toList();
        names.addAll(missing);
        try (var admin = admin()) {
            admin.createTopics(
                            missing.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no topics for the tests", e);
        }
    }

    public static TestTopics shared() {
        return SHARED;
    }

    public String prefix() {
        return prefix;
    }

    static Admin admin() {
        return Admin.create(
                Map.of(
                        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        TestServers.shared().kafka().bootstrapServers()));
    }

    private void delete() {
        try (var admin = admin()) {
            admin.deleteTopics(names);
            admin.close(Duration.ofSeconds(2));
        }
    }
}
