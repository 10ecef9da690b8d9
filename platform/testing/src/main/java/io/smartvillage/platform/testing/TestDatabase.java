package io.smartvillage.platform.testing;

import io.smartvillage.infra.database.DatabaseSetup;
import io.smartvillage.infra.database.SchemaMigration;
import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.TestServers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// One service's schema in a database of the tests, made anew for every test JVM.
public final class TestDatabase {

    /// The database that services run on in tests.
    public static final String NAME = "smartvillage_test";

    private final PostgresServer postgres;
    private final ServiceSchema schema;
    private final String database;

    public TestDatabase(String schema, String database) {
        this.postgres = TestServers.shared().postgres();
        this.schema = new ServiceSchema(schema);
        this.database = database;
    }

    public String url() {
        return postgres.verifiedJdbcUrl(database);
    }

    public ServiceSchema schema() {
        return schema;
    }

    public static String ownerPassword(ServiceSchema schema) {
        return "test-" + schema.ownerRole();
    }

    public static String appPassword(ServiceSchema schema) {
        return "test-" + schema.appRole();
    }

    /// An empty schema with its roles; whatever was in it is gone.
    public void recreate() {
        try {
            var setup =
                    new DatabaseSetup(
                            postgres.verifiedJdbcUrl("postgres"),
                            url(),
                            database,
                            PostgresServer.SUPERUSER,
                            postgres.superuserPassword());
            setup.createDatabase();
            try (var connection = asSuperuser();
                    var statement = connection.createStatement()) {
                statement.execute("drop schema if exists " + schema.name() + " cascade");
            }
            setup.createSchema(schema, ownerPassword(schema), appPassword(schema));
        } catch (SQLException e) {
            throw new IllegalStateException("no test database for " + schema.name(), e);
        }
    }

    public SchemaMigration migration() {
        return new SchemaMigration(
                schema,
                url(),
                ownerPassword(schema),
                Thread.currentThread().getContextClassLoader());
    }

    /// Sees every row of every village.
    public Connection asSuperuser() throws SQLException {
        var connection =
                DriverManager.getConnection(
                        url(), PostgresServer.SUPERUSER, postgres.superuserPassword());
        connection.setSchema(schema.name());
        return connection;
    }

    public Connection asApplication() throws SQLException {
        return DriverManager.getConnection(url(), schema.appRole(), appPassword(schema));
    }
}
