package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// What must hold over several instances, tried on two; the last test kills one.
@VillageServiceTest
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class TwoInstancesIT {

    /// The default of `smartvillage.entry-codes.wrong-per-village-day`.
    private static final int MOST_WRONG = 50;

    private static final int GUESSES = 1000;
    private static final int LOAD = 16;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired Environment environment;

    private AccessFixture fixture;
    private OtherInstance other;

    @BeforeAll
    void start() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
        other = OtherInstance.start("other-instance", environment);
    }

    @AfterAll
    void stop() {
        other.kill();
    }

    @Test
    @Order(1)
    void of200ScansOfOneCodeOverBothOneIsLetIn() throws Exception {
        var visitor = fixture.aVisitor(GREEN);

        var answers =
                atOnce(
                        Collections.nCopies(
                                100, () -> decided(here(), scan("entry", "code", visitor.code()))),
                        Collections.nCopies(
                                100,
                                () -> decided(there(), scan("entry", "code", visitor.code()))));

        assertThat(answers)
                .hasSize(200)
                .extracting(answer -> answer.path("decision").asString())
                .filteredOn("granted"::equals)
                .hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.path("reason").asString(""))
                .filteredOn("already_used"::equals)
                .hasSize(199);
        assertThat(number("access_log where pass_id = '%s'".formatted(visitor.passId())))
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void aRetryOnTheOtherInstanceGetsTheSameAnswer() {
        var scan = scan("entry", "code", fixture.aVisitor(GREEN).code());

        var first = decided(there(), scan);

        assertThat(decided(here(), scan)).isEqualTo(first);
        assertThat(first.path("decision").asString()).isEqualTo("granted");
    }

    @Test
    @Order(3)
    void whatIsRevokedHereIsRevokedThere() {
        var card = "both" + System.nanoTime();
        var credential = fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
        assertThat(decided(there(), scan("entry", "card", card)).path("decision").asString())
                .isEqualTo("granted");

        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/credentials/{id}/revocation", credential)
                .exchange()
                .expectStatus()
                .isOk();

        Awaitility.await("the other instance hears of it, long before its cache is old")
                .atMost(Duration.ofSeconds(5))
                .until(() ->
                        decided(there(), scan("entry", "card", card))
                                .path("reason")
                                .asString("")
                                .equals("revoked"));
    }

    @Test
    @Order(4)
    void ofManyGuessesOverBothNoMoreAreJudgedThanADayAllows() throws Exception {
        forgetWrongCodes();
        var visitor = fixture.aVisitor(GREEN);
        var gates = new ArrayList<UUID>();
        for (int i = 0; i < 20; i++) {
            gates.add(fixture.aGate(GREEN));
        }
        var guard = api.tokens().of(GREEN.guard(), GREEN);
        var clients = List.of(api.withToken(guard), other.withToken(guard));
        var guesses = new ArrayList<Callable<JsonNode>>();
        for (int i = 0; i < GUESSES; i++) {
            var guess = scan("entry", "code", "0000%04d".formatted(i));
            guess.put("gateId", gates.get(i % gates.size()));
            var client = clients.get(i % clients.size());
            guesses.add(() -> decided(client, guess));
        }
        try {
            var answers = atOnce(guesses);

            assertThat(answers)
                    .extracting(answer -> answer.path("reason").asString(""))
                    .containsOnly("invalid", "throttled")
                    .filteredOn("invalid"::equals)
                    .hasSize(MOST_WRONG);
            var right = scan("entry", "code", visitor.code());
            right.put("gateId", fixture.aGate(GREEN));
            assertThat(decided(clients.getLast(), right).path("reason").asString(""))
                    .isEqualTo("throttled");
        } finally {
            forgetWrongCodes();
        }
    }

    @Test
    @Order(5)
    void whenOneIsKilledUnderLoadNothingAnsweredIsLostOrDoubled() throws Exception {
        var card = "kill" + System.nanoTime();
        var credential = fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
        var acknowledged = new ConcurrentHashMap<String, String>();
        var errors = new ConcurrentLinkedQueue<Long>();
        var ended = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < LOAD; i++) {
                var first = i % 2 == 0 ? there() : here();
                threads.execute(() -> load(first, card, ended, acknowledged, errors));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> acknowledged.size() > 200);
            other.kill();
            int atKill = acknowledged.size();
            Awaitility.await("the other one goes on")
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> acknowledged.size() > atKill + 200);
            ended.set(true);
        }

        assertThat(errors).as("requests that the kill cut off").isNotEmpty();
        assertThat(Duration.ofNanos(Collections.max(errors) - Collections.min(errors)))
                .isLessThanOrEqualTo(Duration.ofSeconds(5));
        var logged = logged(credential);
        assertThat(logged.keySet()).containsAll(acknowledged.keySet());
        acknowledged.forEach(
                (nonce, logId) -> assertThat(logged.get(nonce)).containsExactly(logId));
        assertThat(logged.values()).as("a nonce has one entry").allMatch(ids -> ids.size() == 1);
    }

    /// Asks one instance until it fails, then the other with the same nonce, as the gateway and a
    /// device do together.
    private void load(
            RestTestClient first,
            String card,
            AtomicBoolean ended,
            Map<String, String> acknowledged,
            Collection<Long> errors) {
        var client = first;
        while (!ended.get()) {
            var scan = scan("entry", "card", card);
            JsonNode answer = null;
            while (answer == null) {
                try {
                    answer = decided(client, scan);
                } catch (Exception | AssertionError _) {
                    errors.add(System.nanoTime());
                    client = here();
                }
            }
            acknowledged.put(String.valueOf(scan.get("nonce")), answer.path("logId").asString());
        }
    }

    private RestTestClient here() {
        return api.asGate(GREEN);
    }

    private RestTestClient there() {
        return other.withToken(api.tokens().ofGate(GREEN));
    }

    private void forgetWrongCodes() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update code_attempt set wrong = 0");
        }
    }

    /// Log ids by nonce.
    private Map<String, List<String>> logged(UUID credential) throws SQLException {
        var logged = new HashMap<String, List<String>>();
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select nonce, id from access_log where credential_id = '%s'"
                                                .formatted(credential))) {
            while (rows.next()) {
                logged.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                        .add(rows.getString(2));
            }
        }
        return logged;
    }

    private long number(String from) throws SQLException {
        try (var connection = database.asSuperuser();
                var count =
                        connection.createStatement().executeQuery("select count(*) from " + from)) {
            count.next();
            return count.getLong(1);
        }
    }

    @SafeVarargs
    private static List<JsonNode> atOnce(List<? extends Callable<JsonNode>>... works)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<JsonNode>>();
            for (var work : works) {
                work.forEach(one -> running.add(threads.submit(one)));
            }
            var answers = new ArrayList<JsonNode>();
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
