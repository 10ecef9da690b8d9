package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.FirstPassword;
import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.identity.keycloak.VillageRole;
import io.smartvillage.identity.work.BackOff;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.identity.work.Job;
import io.smartvillage.identity.work.KeycloakProblem;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// Tells Keycloak what a person may do in a village, after it was decided and stored here.
///
/// The person's row is held meanwhile: of several instances one does it, and a killed one lets go.
@Service
class GrantAccess implements Job {

    private static final Logger LOG = LoggerFactory.getLogger(GrantAccess.class);

    private static final int MOST_AT_ONCE = 100;

    /// How long a request waits for Keycloak; after that the job goes on alone.
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SKIP_LOCKED = "skip locked";
    private static final String WAIT = "";

    private record Due(UUID villageId, UUID userId) {}

    private record Row(
            UserRole role,
            UserStatus status,
            boolean accountNew,
            Optional<FirstPassword> firstPassword,
            int attempts) {}

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final InVillage inVillage;
    private final VillageDirectory directory;
    private final VillageAccess access;
    private final PersonalData personalData;
    private final JsonMapper json;
    private final Clock clock;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    GrantAccess(
            JdbcClient jdbc,
            JobsRole jobs,
            InVillage inVillage,
            VillageDirectory directory,
            VillageAccess access,
            PersonalData personalData,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.inVillage = inVillage;
        this.directory = directory;
        this.access = access;
        this.personalData = personalData;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public boolean work() {
        var now = clock.instant();
        var done = false;
        for (var due : due(now)) {
            done |= grant(due, SKIP_LOCKED, now);
        }
        return done;
    }

    /// Does it at the end of the current transaction, so that the answer to a request holds for the
    /// next token already; if Keycloak is away, the job does it later.
    void afterCommit(UUID userId) {
        var due = new Due(CurrentVillage.id(), userId);
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        CompletableFuture.supplyAsync(
                                        () -> grant(due, WAIT, clock.instant()), threads)
                                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                                .exceptionally(e -> {
                                    LOG.info(
                                            "access of user {} is left to the job: {}",
                                            userId,
                                            e.getMessage());
                                    return false;
                                })
                                .join();
                    }
                });
    }

    private List<Due> due(Instant now) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id, id from village_user where access_due_at <= ?
                                order by access_due_at limit ?
                                """)
                        .params(utc(now), MOST_AT_ONCE)
                        .query((row, _) ->
                                new Due(
                                        row.getObject("village_id", UUID.class),
                                        row.getObject("id", UUID.class)))
                        .list());
    }

    private boolean grant(Due due, String whenLocked, Instant now) {
        return inVillage.call(
                due.villageId(),
                () -> {
                    var row = take(due.userId(), whenLocked, now).orElse(null);
                    if (row == null) {
                        return false;
                    }
                    var problem = KeycloakProblem.in(() -> tell(due, row));
                    if (problem.isPresent()) {
                        wait(due, row, problem.get(), now);
                    } else {
                        done(due.userId());
                    }
                    return problem.isEmpty();
                });
    }

    private void tell(Due due, Row row) {
        var village = directory.current().orElseThrow();
        var role =
                row.status() == UserStatus.ACTIVE
                        ? Optional.of(row.role().inKeycloak())
                        : Optional.<VillageRole>empty();
        access.setRole(village.alias(), due.userId(), role);
        if (row.accountNew()) {
            access.open(due.userId(), row.firstPassword());
        }
    }

    private Optional<FirstPassword> password(byte @Nullable [] sealed) {
        return sealed == null
                ? Optional.empty()
                : Optional.of(json.readValue(personalData.decrypt(sealed), FirstPassword.class));
    }

    private Optional<Row> take(UUID userId, String whenLocked, Instant now) {
        return jdbc.sql(
                        """
                        select role, status, account_new, first_password, access_attempts
                        from village_user where id = ? and access_due_at <= ?
                        for no key update
                        """
                                + whenLocked)
                .params(userId, utc(now))
                .query((row, _) ->
                        new Row(
                                UserRole.valueOf(upperCase(row.getString("role"))),
                                UserStatus.valueOf(upperCase(row.getString("status"))),
                                row.getBoolean("account_new"),
                                password(row.getBytes("first_password")),
                                row.getInt("access_attempts")))
                .optional();
    }

    private void done(UUID userId) {
        jdbc.sql(
                        """
                        update village_user set access_due_at = null, access_attempts = 0,
                            account_new = false, first_password = null
                        where id = ?
                        """)
                .param(userId)
                .update();
    }

    private void wait(Due due, Row row, KeycloakProblem problem, Instant now) {
        if (row.attempts() == 0) {
            LOG.warn("access of user {} waits: {}", due.userId(), problem.code());
        }
        jdbc.sql(
                        """
                        update village_user
                        set access_attempts = access_attempts + 1, access_due_at = ? where id = ?
                        """)
                .params(utc(BackOff.next(now, row.attempts())), due.userId())
                .update();
    }

    private static String upperCase(String column) {
        return column.toUpperCase(Locale.ROOT);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
