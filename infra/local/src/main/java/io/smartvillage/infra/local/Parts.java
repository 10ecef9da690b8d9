package io.smartvillage.infra.local;

import io.smartvillage.infra.database.DatabaseSetup;
import io.smartvillage.infra.database.SchemaMigration;
import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.keycloak.DemoRealm;
import io.smartvillage.infra.servers.KeycloakServer;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a stack consists of, and what each part waits for. Everything else follows from this list.
record Parts(List<Part> all) {

    static final String POSTGRES = "postgres";
    static final String KAFKA = "kafka";
    static final String KEYCLOAK = "keycloak";
    static final String BUILD = "build";
    static final String MIGRATIONS = "migrations";
    static final String TOPICS = "topics";
    static final String ACCOUNTS = "accounts";
    static final String VILLAGES = "villages";

    static Parts of(Stack stack) {
        var parts = new ArrayList<Part>();
        parts.add(postgres(stack));
        parts.add(kafka(stack));
        parts.add(keycloak(stack));
        parts.add(new Step(BUILD, List.of(), false, new Build(stack)::run));
        parts.add(
                new Step(
                        MIGRATIONS,
                        List.of(POSTGRES, BUILD),
                        true,
                        progress -> migrate(stack, progress)));
        parts.add(
                new Step(
                        TOPICS,
                        List.of(KAFKA),
                        false,
                        progress -> new Topics(stack).ensure(progress)));
        parts.add(
                new Step(
                        ACCOUNTS,
                        List.of(KEYCLOAK),
                        false,
                        progress -> ensureAccounts(stack, progress)));
        for (var application : stack.checkout().applications()) {
            var instances = application.isService() ? stack.settings().instances(application) : 1;
            for (var instance = 1; instance <= instances; instance++) {
                parts.add(
                        new ApplicationPart(
                                stack, application, instance, needs(stack, application)));
            }
        }
        if (stack.checkout().applications().contains(Application.IDENTITY)) {
            parts.add(
                    new Step(
                            VILLAGES,
                            List.of(ACCOUNTS, Application.IDENTITY.module()),
                            false,
                            progress -> new DemoVillages(stack).ensure(progress)));
        }
        return new Parts(List.copyOf(parts));
    }

    private static List<String> needs(Stack stack, Application application) {
        var config = Application.CONFIG_SERVER.module();
        var discovery = Application.DISCOVERY.module();
        var needs =
                switch (application.kind()) {
                    case CONFIG_SERVER -> List.of(BUILD);
                    case DISCOVERY -> List.of(BUILD, config);
                    case SERVICE -> List.of(BUILD, config, discovery, MIGRATIONS, TOPICS);
                    case GATEWAY -> List.of(BUILD, config, discovery);
                };
        // Keycloak is not in the list: tokens are checked when the first request comes, so it may
        // start at the same time.
        var known = stack.checkout().applications().stream().map(Application::module).toList();
        return needs.stream()
                .filter(need -> Application.named(need).isEmpty() || known.contains(need))
                .toList();
    }

    Optional<Part> named(String name) {
        return all.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    /// @throws LauncherException listing the names there are
    Part require(String name) {
        return named(name)
                .orElseThrow(() ->
                        new LauncherException(
                                "There is no part called "
                                        + name
                                        + ": "
                                        + String.join(", ", names())));
    }

    List<String> names() {
        return all.stream().map(Part::name).toList();
    }

    List<Part> processes() {
        return all.stream().filter(part -> part.process().isPresent()).toList();
    }

    private static Part postgres(Stack stack) {
        return new ServerPart(
                POSTGRES, List.of(), stack.postgres(), List.of(PortPlan.POSTGRES), 350, false);
    }

    private static Part kafka(Stack stack) {
        return new ServerPart(
                KAFKA,
                List.of(),
                stack.kafka(),
                List.of(PortPlan.KAFKA, PortPlan.KAFKA_CONTROLLER),
                350,
                true);
    }

    private static Part keycloak(Stack stack) {
        return new ServerPart(
                KEYCLOAK,
                List.of(POSTGRES),
                stack.keycloak(),
                List.of(PortPlan.KEYCLOAK, PortPlan.KEYCLOAK_MANAGEMENT),
                450,
                true);
    }

    private static void ensureAccounts(Stack stack, Progress progress) {
        var source = SourceFingerprint.of(stack.checkout().root(), List.of("infra/keycloak"));
        // The accounts are in Keycloak, whose data is in PostgreSQL.
        if (stack.settings().isDone(POSTGRES, ACCOUNTS, source)) {
            return;
        }
        progress.step(ACCOUNTS, "making the demo villages' accounts");
        var keycloak = stack.keycloak();
        DemoRealm.ensure(
                URI.create(keycloak.baseUrl()), KeycloakServer.ADMIN, keycloak.adminPassword());
        stack.settings().done(POSTGRES, ACCOUNTS, source);
    }

    /// Roles, schemas and tables, as owner of each schema. A schema that these very changelogs have
    /// brought up before is left alone.
    private static void migrate(Stack stack, Progress progress) {
        var postgres = stack.postgres();
        var secrets = stack.settings().secrets();
        var setup =
                new DatabaseSetup(
                        postgres.verifiedJdbcUrl("postgres"),
                        postgres.verifiedJdbcUrl(PostgresServer.DATABASE),
                        PostgresServer.DATABASE,
                        PostgresServer.SUPERUSER,
                        postgres.superuserPassword());
        try {
            for (var service :
                    stack.checkout().applications().stream()
                            .filter(Application::isService)
                            .toList()) {
                var image = ApplicationImage.of(stack.checkout(), service);
                var changelogs = image.changelogFingerprint();
                var work = "migrations-" + service.schema();
                if (stack.settings().isDone(POSTGRES, work, changelogs)) {
                    continue;
                }
                progress.step(MIGRATIONS, "migrating " + service.schema());
                var schema = new ServiceSchema(service.schema());
                setup.createDatabase();
                setup.createSchema(
                        schema,
                        secrets.databaseOwner(service.schema()),
                        secrets.databaseApplication(service.schema()));
                new SchemaMigration(
                                schema,
                                postgres.verifiedJdbcUrl(PostgresServer.DATABASE),
                                secrets.databaseOwner(service.schema()),
                                SchemaMigration.changelogsIn(image.changelogs()))
                        .up();
                stack.settings().done(POSTGRES, work, changelogs);
            }
        } catch (SQLException e) {
            throw new LauncherException("The database cannot be set up: " + e.getMessage(), e);
        }
    }
}
