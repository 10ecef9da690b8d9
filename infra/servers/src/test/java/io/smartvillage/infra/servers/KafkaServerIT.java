package io.smartvillage.infra.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaServerIT {

    @TempDir Path folder;

    @Test
    void keepsItsTopicsOverARestartAndCreatesNoneByItself()
            throws ExecutionException, InterruptedException {
        var ports = Ports.free(2);
        var server = new KafkaServer(folder.resolve("kafka"), ports.getFirst(), ports.getLast());
        try {
            server.start(Progress.SILENT);
            try (var admin = admin(server)) {
                admin.createTopics(List.of(new NewTopic("kept.v1", 3, (short) 1))).all().get();
            }

            server.stop(Progress.SILENT);
            assertThat(server.process().isRunning()).isFalse();
            server.start(Progress.SILENT);

            try (var admin = admin(server)) {
                assertThat(admin.listTopics().names().get()).containsExactly("kept.v1");
            }
        } finally {
            server.stop(Progress.SILENT);
        }
    }

    private static Admin admin(KafkaServer server) {
        return Admin.create(Map.of("bootstrap.servers", server.bootstrapServers()));
    }
}
