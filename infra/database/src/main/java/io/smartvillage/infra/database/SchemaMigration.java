package io.smartvillage.infra.database;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.command.CommandScope;
import liquibase.command.core.RollbackCommandStep;
import liquibase.command.core.UpdateCommandStep;
import liquibase.command.core.UpdateToTagCommandStep;
import liquibase.command.core.helpers.DatabaseChangelogCommandStep;
import liquibase.command.core.helpers.DbUrlConnectionArgumentsCommandStep;
import liquibase.command.core.helpers.ShowSummaryArgument;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.parser.ChangeLogParserConfiguration;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Brings one service's schema up, or all the way back, as the schema's owner.
///
/// The changelog `db/changelog/<schema>.yaml` and what it includes come from `changelogs`: a class
/// loader over the service's own classes or jar and the `platform` jars beside it.
public final class SchemaMigration {

    private static final String START = "start";

    private final ServiceSchema schema;
    private final String databaseUrl;
    private final String ownerPassword;
    private final ClassLoader changelogs;

    public SchemaMigration(
            ServiceSchema schema,
            String databaseUrl,
            String ownerPassword,
            ClassLoader changelogs) {
        this.schema = schema;
        this.databaseUrl = databaseUrl;
        this.ownerPassword = ownerPassword;
        this.changelogs = changelogs;
    }

    /// @param entries jars or folders that hold the service's changelog and the platform's
    public static ClassLoader changelogsIn(List<Path> entries) {
        try {
            var urls = new ArrayList<URL>();
            for (var entry : entries) {
                urls.add(entry.toUri().toURL());
            }
            return new URLClassLoader(
                    urls.toArray(URL[]::new), SchemaMigration.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("not a path of a changelog: " + entries, e);
        }
    }

    /// Applies what is missing; each change set is a transaction, so a failure leaves the earlier
    /// ones applied and the failing one undone.
    public void up() {
        run(database ->
                new CommandScope(UpdateCommandStep.COMMAND_NAME)
                        .addArgumentValue(
                                DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog())
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS,
                                parameters(database))
                        .addArgumentValue(
                                ShowSummaryArgument.SHOW_SUMMARY_OUTPUT,
                                UpdateSummaryOutputEnum.LOG)
                        .execute());
    }

    /// Applies what is missing before the tag, to try a later change set on rows of before it.
    public void upTo(String tag) {
        run(database ->
                new CommandScope(UpdateToTagCommandStep.COMMAND_NAME)
                        .addArgumentValue(
                                DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog())
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS,
                                parameters(database))
                        .addArgumentValue(UpdateToTagCommandStep.TAG_ARG, tag)
                        .addArgumentValue(
                                ShowSummaryArgument.SHOW_SUMMARY_OUTPUT,
                                UpdateSummaryOutputEnum.LOG)
                        .execute());
    }

    /// Undoes every change set with its own rollback: the schema is empty afterwards.
    public void back() {
        backTo(START);
    }

    /// Undoes every change set after the tag.
    public void backTo(String tag) {
        run(database ->
                new CommandScope(RollbackCommandStep.COMMAND_NAME)
                        .addArgumentValue(
                                DbUrlConnectionArgumentsCommandStep.DATABASE_ARG, database)
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_FILE_ARG, changelog())
                        .addArgumentValue(
                                DatabaseChangelogCommandStep.CHANGELOG_PARAMETERS,
                                parameters(database))
                        .addArgumentValue(RollbackCommandStep.TAG_ARG, tag)
                        .execute());
    }

    private String changelog() {
        return "db/changelog/" + schema.name() + ".yaml";
    }

    private liquibase.changelog.ChangeLogParameters parameters(Database database) {
        var parameters = new liquibase.changelog.ChangeLogParameters(database);
        parameters.set("schema", schema.name());
        parameters.set("owner", schema.ownerRole());
        parameters.set("app", schema.appRole());
        parameters.set("jobs", schema.jobsRole());
        return parameters;
    }

    private void run(Work work) {
        try (var connection =
                DriverManager.getConnection(databaseUrl, schema.ownerRole(), ownerPassword)) {
            Map<String, Object> scope =
                    Map.of(
                            Scope.Attr.resourceAccessor.name(),
                            new ClassLoaderResourceAccessor(changelogs),
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            ChangeLogParserConfiguration.MISSING_PROPERTY_MODE.getKey(),
                            ChangeLogParserConfiguration.MissingPropertyMode.ERROR);
            Scope.child(
                    scope,
                    () -> {
                        var database =
                                DatabaseFactory.getInstance()
                                        .findCorrectDatabaseImplementation(
                                                new JdbcConnection(connection));
                        database.setDefaultSchemaName(schema.name());
                        database.setLiquibaseSchemaName(schema.name());
                        work.on(database);
                    });
        } catch (SQLException e) {
            throw new MigrationFailedException(schema, e);
        } catch (Exception e) {
            throw new MigrationFailedException(schema, e);
        }
    }

    @FunctionalInterface
    private interface Work {
        void on(Database database) throws LiquibaseException;
    }
}
