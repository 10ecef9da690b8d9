package io.smartvillage.infra.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestServersIT {

    @Test
    void givesEveryTestTheSameThreeServers()
            throws IOException, InterruptedException, SQLException {
        var servers = TestServers.shared();

        assertThat(TestServers.shared()).isSameAs(servers);
        try (var connection = servers.postgres().connectAsSuperuser(PostgresServer.DATABASE)) {
            assertThat(connection.isValid(5)).isTrue();
        }
        assertThat(Ports.answers(servers.kafka().ports().getFirst())).isTrue();
        assertThat(
                        get(
                                servers.keycloak().baseUrl()
                                        + "/realms/master/.well-known/openid-configuration"))
                .contains("\"issuer\":\"" + servers.keycloak().baseUrl() + "/realms/master\"");
        assertThat(get(servers.keycloak().managementUrl() + "/health/ready")).contains("UP");
    }

    @Test
    void stopsThemWhenNobodyWhoAskedIsAlive(@TempDir Path repository) throws IOException {
        var owner = new ProcessBuilder("sleep", "600").start();
        var folder = new TestServersFolder(repository);
        folder.join(ProcessIdentity.of(owner.pid()).orElseThrow());
        var postgres = folder.postgres(folder.ports());
        assertThat(postgres.process().isRunning()).isTrue();

        owner.destroy();

        await().atMost(Duration.ofSeconds(60)).until(() -> !postgres.process().isRunning());
    }

    @Test
    void startsOverWhenThePostgresDataIsBroken(@TempDir Path repository) throws IOException {
        var folder = new TestServersFolder(repository);
        var ports = folder.ports();
        var postgres = folder.postgres(ports);
        postgres.stop(Progress.SILENT);
        Files.delete(repository.resolve(".village/test/postgres/data/global/pg_control"));

        try {
            assertThat(folder.postgres(ports).process().isRunning()).isTrue();
        } finally {
            folder.stopAll();
        }
    }

    private static String get(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(url)).build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }
}
