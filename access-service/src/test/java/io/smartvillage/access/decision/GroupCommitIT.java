package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decide;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.decision.Written.Decided;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/// What becomes of decisions when the database refuses them, or does not keep up.
@VillageServiceTest
class GroupCommitIT {

    private static final int LONGEST_QUEUE = 4096;

    @Autowired GroupCommit groups;
    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    private final String test = UUID.randomUUID().toString();

    @BeforeEach
    void aTrap() throws SQLException {
        run(
                """
                create sequence public.sprung;
                create function public.trap() returns trigger language plpgsql as 'begin return new; end';
                create trigger trap before insert on access_log
                    for each row execute function public.trap()
                """);
    }

    @AfterEach
    void noTrap() throws SQLException {
        run("drop function public.trap() cascade; drop sequence public.sprung");
    }

    @Test
    void aDecisionThatTheDatabaseRefusesFailsAlone() throws Exception {
        trap("refused", "perform nextval('public.sprung'); raise check_violation;");
        FutureTask<Written> first;
        List<FutureTask<Written>> group;
        try (var other = blocked()) {
            // This one waits for the database; those behind it are the next group.
            first = waiting(candidate("first"));
            AccessFixture.awaitWaiting(database, 1);
            group =
                    Stream.of("second", "refused", "fourth", "fifth")
                            .map(nonce -> waiting(candidate(nonce)))
                            .toList();
            awaitWaiting(1 + group.size());
            other.rollback();
        }

        assertThat(List.of(first, group.getFirst(), group.get(2), group.get(3)))
                .allSatisfy(task -> assertThat(task.get()).isInstanceOf(Decided.class));
        assertThat(group.get(1))
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableThat()
                .withCauseInstanceOf(DataIntegrityViolationException.class);
        assertThat(inLog()).isEqualTo(4);
        assertThat(sprung()).as("in its group, and then alone").isEqualTo(2);
    }

    @Test
    void aDeadlockIsTriedAgain() throws SQLException {
        trap("dead", "if nextval('public.sprung') < 3 then raise deadlock_detected; end if;");

        assertThat(groups.write(candidate("dead"))).isInstanceOf(Decided.class);

        assertThat(sprung()).isEqualTo(3);
        assertThat(inLog()).isEqualTo(1);
    }

    @Test
    void afterThreeDeadlocksAGateIsAskedToComeAgainAndIsDecidedOnce() throws SQLException {
        trap("dead", "if nextval('public.sprung') < 4 then raise deadlock_detected; end if;");
        var candidate = candidate("dead");

        assertThatExceptionOfType(DecisionsBusyException.class)
                .isThrownBy(() -> groups.write(candidate));
        assertThat(inLog()).isZero();

        assertThat(groups.write(candidate)).isInstanceOf(Decided.class);
        assertThat(inLog()).isEqualTo(1);
    }

    @Test
    void whenMoreWaitThanCanBeWrittenAGateIsAskedToComeAgain() throws Exception {
        new AccessFixture(api, events, key).mainGate(GREEN);
        var device = api.asGate(GREEN);
        decided(device, scan("entry", "card", test));
        var oneMore = scan("entry", "card", test);
        try (var other = blocked()) {
            var first = waiting(candidate("first"));
            AccessFixture.awaitWaiting(database, 1);
            var queued =
                    IntStream.range(0, LONGEST_QUEUE)
                            .mapToObj(i -> candidate("queued " + i))
                            .map(candidate -> new FutureTask<>(() -> groups.write(candidate)))
                            .map(Thread::startVirtualThread)
                            .toList();
            Awaitility.await("a full queue")
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> queued.stream().allMatch(GroupCommitIT::waits));

            var refused = decide(device, oneMore).expectStatus().isEqualTo(503);

            refused.expectHeader().valueEquals("Retry-After", "1");
            assertThat(body(refused).path("type").asString()).endsWith(":decisions-busy");
            other.rollback();
            assertThat(first.get()).isInstanceOf(Decided.class);
            for (var thread : queued) {
                thread.join();
            }
        }

        assertThat(decided(device, oneMore).path("reason").asString()).isEqualTo("invalid");
    }

    /// Nobody gets a nonce until it is rolled back.
    private Connection blocked() throws SQLException {
        var connection = database.asSuperuser();
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute("lock table decision_nonce in share row exclusive mode");
        return connection;
    }

    private FutureTask<Written> waiting(Candidate candidate) {
        var task = new FutureTask<>(() -> groups.write(candidate));
        Thread.ofPlatform().name(test).daemon().start(task);
        return task;
    }

    private void awaitWaiting(int count) {
        Awaitility.await("%d wait for their decision".formatted(count))
                .pollInterval(Duration.ofMillis(10))
                .until(() ->
                        Thread.getAllStackTraces().keySet().stream()
                                        .filter(thread -> thread.getName().equals(test))
                                        .filter(GroupCommitIT::waits)
                                        .count()
                                == count);
    }

    private static boolean waits(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    private Candidate candidate(String nonce) {
        return new Candidate(
                GREEN.id(),
                UUID.randomUUID(),
                new Scan(
                        null,
                        Direction.ENTRY,
                        AccessMethod.CARD,
                        nonce,
                        null,
                        null,
                        null,
                        SnapshotFixture.NOW,
                        nonce + " of " + test),
                ByteBuffer.wrap(new byte[32]),
                SnapshotFixture.entry(new Shown.Nothing()).snapshot(),
                UUID.randomUUID(),
                null);
    }

    /// Springs when the decision with this nonce is written.
    private void trap(String nonce, String what) throws SQLException {
        run(
                """
                create or replace function public.trap() returns trigger
                language plpgsql security definer as $$
                begin
                    if new.nonce = '%s of %s' then
                        %s
                    end if;
                    return new;
                end $$
                """
                        .formatted(nonce, test, what));
    }

    private long sprung() throws SQLException {
        return number("select last_value from public.sprung");
    }

    private long inLog() throws SQLException {
        return number("select count(*) from access_log where nonce like '% of " + test + "'");
    }

    private long number(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
