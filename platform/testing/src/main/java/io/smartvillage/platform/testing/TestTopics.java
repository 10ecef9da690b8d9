package io.smartvillage.platform.testing;

import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.eventcontracts.EventContracts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

    private TestTopics() {
        List<String> names =
                EventContracts.topics().stream()
                        .flatMap(topic -> Stream.of(topic.name(), topic.deadLetters()))
                        .map(name -> prefix + name)
                        .toList();
        try (var admin = admin()) {
            admin.createTopics(
                            names.stream().map(name -> new NewTopic(name, 1, (short) 1)).toList())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("no topics for the tests", e);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(names), "delete-topics"));
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

    private static void delete(List<String> names) {
        try (var admin = admin()) {
            admin.deleteTopics(names);
            admin.close(Duration.ofSeconds(2));
        }
    }
}
