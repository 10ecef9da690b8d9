package io.smartvillage.platform.testing;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.tenancy.NoVillageBoundException;
import io.smartvillage.platform.testing.sample.note.Note;
import io.smartvillage.platform.testing.sample.note.NoteDetails;
import io.smartvillage.platform.testing.sample.note.Notes;
import io.smartvillage.platform.testing.sample.note.WriteNote;
import jakarta.persistence.EntityManagerFactory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// The village of the work is the village of the connection, and of no other work on it.
@VillageServiceTest
class TenancyIT {

    private static final Logger LOG = LoggerFactory.getLogger(TenancyIT.class);

    private static final int TRANSACTIONS = Integer.getInteger("smartvillage.trial.pool", 20_000);
    private static final int THREADS = 8;

    @Autowired Notes notes;
    @Autowired WriteNote writeNote;
    @Autowired JdbcClient jdbc;
    @Autowired JobsRole jobs;
    @Autowired PlatformTransactionManager transactions;
    @Autowired EntityManagerFactory entities;
    @Autowired TestDatabase database;
    @Autowired HikariDataSource pool;

    @Test
    void noTransactionSeesAnotherVillagesRowsThroughThePool() throws Exception {
        var wrong = new AtomicInteger();
        var right = new AtomicInteger();
        var cutOff = new AtomicInteger();
        var kills = new AtomicInteger();
        try (var killer = Executors.newSingleThreadScheduledExecutor()) {
            var killing =
                    killer.scheduleWithFixedDelay(
                            () -> kills.addAndGet(killABackend()), 50, 100, TimeUnit.MILLISECONDS);
            var work = new ArrayList<Callable<Void>>();
            for (int t = 0; t < THREADS; t++) {
                var random = new Random(t);
                work.add(() -> {
                    for (int i = 0; i < TRANSACTIONS / THREADS; i++) {
                        try {
                            (sees(random) ? right : wrong).incrementAndGet();
                        } catch (DataAccessException | TransactionException e) {
                            cutOff.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
            try (var threads = Executors.newFixedThreadPool(THREADS)) {
                for (var done : threads.invokeAll(work)) {
                    done.get();
                }
            }
            killing.cancel(false);
        }
        // The pool takes a connection that it used a moment ago for a living one.
        pool.getHikariPoolMXBean().softEvictConnections();
        LOG.info(
                "{} transactions: {} right, {} wrong, {} cut off by {} kills",
                TRANSACTIONS,
                right,
                wrong,
                cutOff,
                kills);
        assertThat(wrong).hasValue(0);
        assertThat(kills).hasPositiveValue();
        assertThat(right.get()).isGreaterThan(TRANSACTIONS * 9 / 10);
    }

    /// Reads and writes, and every tenth time rolls back.
    private boolean sees(Random random) {
        var village = random.nextBoolean() ? GREEN : BLUE;
        var rollBack = random.nextInt(10) == 0;
        return CurrentVillage.call(
                village.id(),
                () ->
                        Boolean.TRUE.equals(
                                transaction()
                                        .execute(status -> {
                                            if (rollBack) {
                                                status.setRollbackOnly();
                                            }
                                            var seen =
                                                    jdbc.sql(
                                                                    "select village_id from village_directory")
                                                            .query(UUID.class)
                                                            .list();
                                            var changed =
                                                    rollBack
                                                            ? jdbc.sql(
                                                                            "update village_directory set name = 'gone'")
                                                                    .update()
                                                            : 1;
                                            return seen.equals(List.of(village.id()))
                                                    && changed == 1;
                                        })));
    }

    private int killABackend() {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select count(pg_terminate_backend(pid)) from (
                                    select pid from pg_stat_activity
                                    where usename = 'sample_app' order by random() limit 1) victim
                                """)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException _) {
            return 0;
        }
    }

    @Test
    void aTransactionThatGetsNoConnectionIsNotCreated() throws SQLException {
        var held = new ArrayList<Connection>();
        try {
            for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
                held.add(pool.getConnection());
            }

            assertThatExceptionOfType(CannotCreateTransactionException.class)
                    .isThrownBy(() -> inGreen(() -> transaction().execute(_ -> 1)));
        } finally {
            for (var connection : held) {
                connection.close();
            }
        }
    }

    @Test
    void withoutAVillageProtectedTablesAnswerWithAnError() {
        inGreen(() -> transaction().execute(_ -> 1));

        for (int i = 0; i < 10; i++) {
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() ->
                            transaction()
                                    .execute(_ ->
                                            jdbc.sql("select count(*) from note")
                                                    .query(Long.class)
                                                    .single()));
        }
        assertThatExceptionOfType(NoVillageBoundException.class).isThrownBy(CurrentVillage::id);
    }

    @Test
    void aVillageInsideAnothersWorkIsRefused() {
        inGreen(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> CurrentVillage.run(BLUE.id(), () -> {}));
            CurrentVillage.run(
                    GREEN.id(), () -> assertThat(CurrentVillage.id()).isEqualTo(GREEN.id()));
            return 1;
        });
        assertThat(CurrentVillage.find()).isEmpty();
    }

    @Test
    void theJobsRoleIsGivenBack() {
        for (int i = 0; i < 20; i++) {
            assertThat(jobs.call(this::role)).isEqualTo("sample_jobs");
            assertThat(roleOfATransaction()).isEqualTo("sample_app");
            assertThatExceptionOfType(DataAccessException.class)
                    .isThrownBy(() -> jobs.call(() -> jdbc.sql("select nonsense").update()));
            assertThat(roleOfATransaction()).isEqualTo("sample_app");
        }
    }

    @Test
    void theJobsRoleSeesOnlyWhatWasOpenedToIt() {
        assertThat(
                        jobs.call(() ->
                                jdbc.sql("select village_id from village_directory")
                                        .query(UUID.class)
                                        .list()))
                .contains(GREEN.id(), BLUE.id());
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        jobs.call(() ->
                                jdbc.sql("select count(*) from note_log")
                                        .query(Long.class)
                                        .single()));
    }

    @Test
    void theJobsRoleIsRefusedInsideOtherWork() {
        assertThatIllegalStateException().isThrownBy(() -> inGreen(() -> jobs.call(() -> 1)));
        assertThatIllegalStateException()
                .isThrownBy(() -> transaction().execute(_ -> jobs.call(() -> 1)));
    }

    @Test
    void anotherVillagesEntityIsNotThere() {
        var id = inGreen(() -> writeNote.write(details()).id());

        assertThat(inGreen(() -> notes.findById(id))).isPresent();
        assertThat(inBlue(() -> notes.findById(id))).isEmpty();
        Optional<Note> locked =
                inBlue(() -> required(transaction(), () -> notes.findLockedById(id)));
        assertThat(locked).isEmpty();
    }

    @Test
    void anotherVillagesEntityCannotBeSaved() {
        var green = inGreen(() -> writeNote.write(details()));

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> inBlue(() -> notes.save(green)));
        assertThat(inBlue(() -> notes.findById(green.id()))).isEmpty();
    }

    @Test
    void aSecondSessionIsOfTheSameVillage() {
        var id = inGreen(() -> writeNote.write(details()).id());
        var apart = transaction();
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

        Optional<Note> found =
                inGreen(() ->
                        required(transaction(), () -> required(apart, () -> notes.findById(id))));
        assertThat(found).isPresent();
    }

    @Test
    void aSessionWithoutAVillageFindsNothing() {
        var id = inGreen(() -> writeNote.write(details()).id());

        try (var session = entities.createEntityManager()) {
            assertThatExceptionOfType(RuntimeException.class)
                    .isThrownBy(() -> session.find(Note.class, id));
        }
    }

    private static <T> T required(TransactionTemplate transaction, Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private String roleOfATransaction() {
        return required(transaction(), this::role);
    }

    private String role() {
        return jdbc.sql("select current_user").query(String.class).single();
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    private static NoteDetails details() {
        return new NoteDetails(
                "a note", "Somchai", Note.Kind.NOTICE, BigDecimal.ONE, LocalDate.of(2026, 12, 1));
    }

    private static <T> T inGreen(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentVillage.call(GREEN.id(), work);
    }

    private static <T> T inBlue(ScopedValue.CallableOp<T, RuntimeException> work) {
        return CurrentVillage.call(BLUE.id(), work);
    }
}
