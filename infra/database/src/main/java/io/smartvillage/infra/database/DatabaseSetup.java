package io.smartvillage.infra.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Makes the database, its roles and schemas. Running it again changes nothing but the passwords.
public final class DatabaseSetup {

    private static final int LOCK = 0x5E7;

    private final String adminUrl;
    private final String databaseUrl;
    private final String database;
    private final String superuser;
    private final String password;

    /// @param adminUrl JDBC URL of the `postgres` database
    /// @param databaseUrl JDBC URL of `database`, which need not exist yet
    public DatabaseSetup(
            String adminUrl,
            String databaseUrl,
            String database,
            String superuser,
            String password) {
        this.adminUrl = adminUrl;
        this.databaseUrl = databaseUrl;
        this.database = database;
        this.superuser = superuser;
        this.password = password;
    }

    public void createDatabase() throws SQLException {
        try (var connection = locked()) {
            if (!exists(connection, "select 1 from pg_database where datname = ?", database)) {
                run(connection, "create database %s template template0 encoding 'UTF8'", database);
            }
            try (var inDatabase = DriverManager.getConnection(databaseUrl, superuser, password)) {
                run(inDatabase, "revoke all on database %s from public", database);
                run(inDatabase, "revoke all on schema public from public");
            }
        }
    }

    public void createSchema(ServiceSchema schema, String ownerPassword, String appPassword)
            throws SQLException {
        try (var _ = locked();
                var connection = DriverManager.getConnection(databaseUrl, superuser, password)) {
            var owner = schema.ownerRole();
            var app = schema.appRole();
            var jobs = schema.jobsRole();
            createRole(connection, owner);
            createRole(connection, app);
            createRole(connection, jobs);
            run(
                    connection,
                    "alter role %s login nosuperuser nobypassrls password '%s'",
                    owner,
                    literal(ownerPassword));
            run(
                    connection,
                    "alter role %s login nosuperuser nobypassrls password '%s'",
                    app,
                    literal(appPassword));
            run(connection, "alter role %s nologin nosuperuser nobypassrls", jobs);
            run(connection, "grant %s to %s with inherit false, set true", jobs, app);
            run(
                    connection,
                    "create schema if not exists %s authorization %s",
                    schema.name(),
                    owner);
            run(connection, "grant usage on schema %s to %s, %s", schema.name(), app, jobs);
            run(connection, "grant connect on database %s to %s, %s", database, owner, app);
            for (var role : new String[] {owner, app, jobs}) {
                run(connection, "alter role %s set search_path = %s", role, schema.name());
                run(connection, "alter role %s set timezone = 'UTC'", role);
            }
            run(connection, "alter role %s set statement_timeout = '60s'", app);
            run(connection, "alter role %s set lock_timeout = '10s'", app);
            run(connection, "alter role %s set idle_in_transaction_session_timeout = '60s'", app);
        }
    }

    /// Two set-ups at once would trip over each other's catalogue rows.
    private Connection locked() throws SQLException {
        var connection = DriverManager.getConnection(adminUrl, superuser, password);
        run(connection, "select pg_advisory_lock(" + LOCK + ")");
        return connection;
    }

    private static void createRole(Connection connection, String role) throws SQLException {
        if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
            run(connection, "create role %s", role);
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql, Object... names)
            throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(names.length == 0 ? sql : sql.formatted(names));
        }
    }

    private static String literal(String value) {
        return value.replace("'", "''");
    }
}
