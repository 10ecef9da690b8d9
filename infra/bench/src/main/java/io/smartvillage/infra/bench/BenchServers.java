package io.smartvillage.infra.bench;

import io.smartvillage.infra.database.DatabaseSetup;
import io.smartvillage.infra.database.SchemaMigration;
import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/// A benchmark's own PostgreSQL and Kafka. What they hold stays for the next run.
final class BenchServers implements AutoCloseable {

    /// Of every role that [#migrate] makes.
    static final String PASSWORD = "bench";

    private final PostgresServer postgres;
    private final KafkaServer kafka;

    BenchServers(Path folder) {
        var ports = Ports.free(3);
        this.postgres = new PostgresServer(folder.resolve("postgres"), ports.get(0));
        this.kafka = new KafkaServer(folder.resolve("kafka"), ports.get(1), ports.get(2));
    }

    void start() {
        postgres.start(Progress.SILENT);
        kafka.start(Progress.SILENT);
    }

    PostgresServer postgres() {
        return postgres;
    }

    KafkaServer kafka() {
        return kafka;
    }

    String jdbcUrl() {
        return postgres.verifiedJdbcUrl(PostgresServer.DATABASE);
    }

    /// Empty, whatever a run before left in it.
    void migrate(ServiceSchema schema, ClassLoader changelogs) throws SQLException {
        execute("drop schema if exists " + schema.name() + " cascade");
        new DatabaseSetup(
                        postgres.verifiedJdbcUrl("postgres"),
                        jdbcUrl(),
                        PostgresServer.DATABASE,
                        PostgresServer.SUPERUSER,
                        postgres.superuserPassword())
                .createSchema(schema, PASSWORD, PASSWORD);
        new SchemaMigration(schema, jdbcUrl(), PASSWORD, changelogs).up();
    }

    /// Those that are missing.
    ///
    /// @param emptied which of them are made anew
    void createTopics(Collection<String> topics, int partitions, Set<String> emptied)
            throws ExecutionException, InterruptedException {
        try (var admin = admin()) {
            var existing = new HashSet<>(admin.listTopics().names().get());
            admin.deleteTopics(existing.stream().filter(emptied::contains).toList()).all().get();
            existing.removeAll(emptied);
            admin.createTopics(
                            topics.stream()
                                    .filter(topic -> !existing.contains(topic))
                                    .map(topic -> new NewTopic(topic, partitions, (short) 1))
                                    .toList())
                    .all()
                    .get();
        }
    }

    Admin admin() {
        return Admin.create(
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()));
    }

    void execute(String sql) throws SQLException {
        try (var connection = connection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// As superuser.
    Connection connection() throws SQLException {
        return postgres.connectAsSuperuser(PostgresServer.DATABASE);
    }

    @Override
    public void close() {
        kafka.stop(Progress.SILENT);
        postgres.stop(Progress.SILENT);
    }
}
