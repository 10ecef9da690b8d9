package io.smartvillage.platform.testing;

import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.servers.KeycloakServer;
import io.smartvillage.infra.servers.TestServers;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// Prepares schema, topics and realm, and points the service at them.
public final class TestEnvironment
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /// Any 32 bytes.
    private static final String MASTER_KEY =
            Base64.getEncoder()
                    .encodeToString(
                            "test master key, 32 bytes long!!"
                                    .getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var servers = TestServers.shared();
        var prefix = TestTopics.shared().prefix();
        var settings = new HashMap<String, Object>();
        var schemaName = environment.getProperty("smartvillage.schema");
        if (schemaName != null) {
            var database = new TestDatabase(schemaName, TestDatabase.NAME);
            database.recreate();
            database.migration().up();
            seedVillages(database);
            settings.put("spring.datasource.url", database.url());
            settings.put("spring.datasource.username", database.schema().appRole());
            settings.put("spring.datasource.password", TestDatabase.appPassword(database.schema()));
        }
        var keycloak = servers.keycloak();
        DemoRealm.ensure(
                URI.create(keycloak.baseUrl()), KeycloakServer.ADMIN, keycloak.adminPassword());
        settings.putAll(
                Map.of(
                        "spring.kafka.bootstrap-servers",
                        servers.kafka().bootstrapServers(),
                        "smartvillage.messaging.topic-prefix",
                        prefix,
                        "smartvillage.messaging.group",
                        prefix + environment.getProperty("spring.application.name"),
                        "smartvillage.tokens.issuer",
                        keycloak.baseUrl() + "/realms/smartvillage",
                        "smartvillage.tokens.jwk-set",
                        keycloak.baseUrl() + "/realms/smartvillage/protocol/openid-connect/certs",
                        "smartvillage.privacy.master-key",
                        MASTER_KEY,
                        "smartvillage.keycloak.url",
                        keycloak.baseUrl(),
                        "smartvillage.keycloak.client-secret",
                        servers.secrets()
                                .getOrDefault(
                                        clientSecretName(
                                                environment.getRequiredProperty(
                                                        "spring.application.name")),
                                        ""),
                        "smartvillage.storage.folder",
                        java.nio.file.Path.of("target", "files").toAbsolutePath().toString()));
        environment.getPropertySources().addFirst(new MapPropertySource("test servers", settings));
    }

    /// The placeholder in the realm file, such as `IDENTITY_SERVICE_CLIENT_SECRET`.
    private static String clientSecretName(String application) {
        return application.toUpperCase(Locale.ROOT).replace('-', '_') + "_CLIENT_SECRET";
    }

    /// As if identity-service had told of them.
    private static void seedVillages(TestDatabase database) {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into village_directory
                                    (village_id, alias, name, status, time_zone, version)
                                values (?, ?, ?, 'active', 'Asia/Bangkok', 0)
                                """)) {
            for (DemoVillage village : DemoRealm.VILLAGES) {
                statement.setObject(1, village.id());
                statement.setString(2, village.alias());
                statement.setString(3, village.alias());
                statement.addBatch();
            }
            statement.executeBatch();
            seedSuspendedUsers(connection);
            seedErasedPersons(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("the demo villages are not in the directory", e);
        }
    }

    /// Nobody that a test knows; the table is not empty in any village.
    private static void seedErasedPersons(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into person_key (village_id, id, destroyed_at)
                        values (?, '0198f000-0000-7000-8000-00000000dead', now())
                        """)) {
            for (DemoVillage village : DemoRealm.VILLAGES) {
                statement.setObject(1, village.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /// Nobody that a test signs in as; the table is not empty in any village.
    private static void seedSuspendedUsers(Connection connection) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        insert into suspended_user (village_id, user_id, status, version)
                        values (?, '0198f000-0000-7000-8000-00000000dead', 'suspended', 0)
                        """)) {
            for (DemoVillage village : DemoRealm.VILLAGES) {
                statement.setObject(1, village.id());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}
