package io.smartvillage.access.gate;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decide;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.AccessFixture.Device;
import io.smartvillage.access.change.Changes;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.KeycloakRefusedException;
import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.keycloak.KeycloakHttp;
import io.smartvillage.platform.keycloak.KeycloakProperties;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.IdGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients of gate devices in the real Keycloak.
@VillageServiceTest
class GateClientIT {

    private static final UUID SOMEBODY = UUID.fromString("0198f000-0000-7000-8000-0000000c0de5");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired FindGates findGates;
    @Autowired Gates gates;
    @Autowired GateClients clients;
    @Autowired GateDevices devices;
    @Autowired KeycloakGates keycloak;
    @Autowired EndGateClients endGateClients;
    @Autowired VillageDirectory directory;
    @Autowired Outbox outbox;
    @Autowired Changes changes;
    @Autowired PlatformTransactionManager transactions;
    @Autowired JobsRole jobs;
    @Autowired JdbcClient jdbc;
    @Autowired JsonMapper json;
    @Autowired IdGenerator ids;
    @Autowired MovableClock clock;
    @Autowired KeycloakHttp keycloakHttp;

    AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aMadeClientDecidesAtItsGate() {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);
        var visitor = fixture.aVisitor(GREEN);

        var decision = decided(fixture.as(device, GREEN), scan("entry", "code", visitor.code()));

        assertThat(decision.path("decision").asString()).isEqualTo("granted");
        assertThat(told("access.AccessGranted", "access.access-log.v1", gate)).isNotNull();
        assertThat(gate(gate).path("clientId").asString()).isEqualTo(device.clientId());
    }

    @Test
    void theSecretIsShownOnceAndStoredNowhere() throws SQLException {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);

        var shown = body(client(gate).expectStatus().isOk());
        assertThat(device.secret()).hasSizeGreaterThanOrEqualTo(32);
        assertThat(shown.path("clientId").asString()).isEqualTo(device.clientId());
        assertThat(shown.path("status").asString()).isEqualTo("active");
        assertThat(shown.path("issuedBy").asString())
                .isEqualTo(AccessFixture.userId(api.tokens().of(GREEN.staff(), GREEN)).toString());
        assertThat(shown.has("clientSecret")).isFalse();
        assertThat(told("access.GateClientIssued", "access.gate.v1", gate).toString())
                .contains(device.clientId())
                .doesNotContain(device.secret());
        for (var table : Stream.of("gate", "gate_client", "outbox", "idempotency_key").toList()) {
            assertThat(text(table)).as(table).doesNotContain(device.secret());
        }
    }

    @Test
    void aNewSecretEndsTheOldOne() {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);

        var rotated = body(post(gate, "/rotation").expectStatus().isOk());

        var renewed = new Device(gate, device.clientId(), rotated.path("clientSecret").asString());
        assertThat(renewed.secret()).isNotEqualTo(device.secret());
        assertThat(rotated.path("rotatedAt").isNull()).isFalse();
        assertRefusedByKeycloak(device);
        AccessFixture.heartbeat(fixture.as(renewed, GREEN), Map.of()).expectStatus().isOk();
        assertThat(told("access.GateClientRotated", "access.gate.v1", gate).toString())
                .doesNotContain(renewed.secret());
    }

    @Test
    void aRevokedDeviceIsRefusedAtOnceWithTheTokenThatItHolds() {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);
        var caller = fixture.as(device, GREEN);
        decide(caller, scan("entry", "code", "99999999")).expectStatus().isOk();

        var revoked = body(post(gate, "/revocation").expectStatus().isOk());

        assertRefused(caller);
        assertRefusedByKeycloak(device);
        assertThat(revoked.path("status").asString()).isEqualTo("revoked");
        assertThat(gate(gate).path("clientId").isNull()).isTrue();
        assertThat(told("access.GateClientRevoked", "access.gate.v1", gate).path("clientId"))
                .isEqualTo(revoked.path("clientId"));
        assertThat(body(post(gate, "/revocation").expectStatus().isOk())).isEqualTo(revoked);
        assertThat(fixture.aDevice(GREEN, gate).clientId()).isNotEqualTo(device.clientId());
    }

    @Test
    void aGateHasOneClient() {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);

        post(gate, "").expectStatus().isEqualTo(409);
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/gates/{id}", gate)
                .header("If-Match", "\"1\"")
                .body(Map.of("clientId", "another-device"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);

        assertThat(gate(gate).path("clientId").asString()).isEqualTo(device.clientId());
    }

    @Test
    void ofManyWhoAskAtOnceOneGetsAClient() throws InterruptedException, SQLException {
        var gate = fixture.aGate(GREEN);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> ask =
                    () ->
                            post(gate, "")
                                    .expectBody(JsonNode.class)
                                    .returnResult()
                                    .getStatus()
                                    .value();
            var statuses =
                    threads.invokeAll(Stream.generate(() -> ask).limit(4).toList()).stream()
                            .map(Future::resultNow)
                            .toList();

            assertThat(statuses).containsOnly(201, 409).containsOnlyOnce(201);
        }
        endGateClients.endAll();

        assertThat(text("gate_client where gate_id = '" + gate + "'"))
                .contains("active")
                .doesNotContain("issuing", "revoking");
    }

    @Test
    void aDeviceNamedByHandIsNotOurs() {
        var gate = fixture.aGate(GREEN, Map.of("clientId", "by-hand-" + UUID.randomUUID()));

        client(gate).expectStatus().isNotFound();
        post(gate, "").expectStatus().isEqualTo(409);
        post(gate, "/rotation").expectStatus().isNotFound();
        post(gate, "/revocation").expectStatus().isNotFound();
    }

    @Test
    void withoutKeycloakNothingIsHalfMade() {
        var gate = fixture.aGate(GREEN);
        var start = Instant.now();

        assertThatExceptionOfType(KeycloakUnavailableException.class)
                .isThrownBy(() -> inGreen(() -> issuing(away()).issue(gate, SOMEBODY)));

        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(gate(gate).path("clientId").isNull()).isTrue();
        endGateClients.endAll();
        assertThat(body(client(gate)).path("status").asString()).isEqualTo("revoking");
        clock.advance(Duration.ofMinutes(3));
        endGateClients.endAll();
        assertThat(body(client(gate)).path("status").asString()).isEqualTo("revoked");
        assertThat(fixture.aDevice(GREEN, gate).secret()).isNotEmpty();
    }

    @Test
    void whatACrashLeftBehindIsEnded() throws SQLException {
        var gate = fixture.aGate(GREEN);
        var id = UUID.randomUUID();
        var device = new Device(gate, "green-gate-" + id, begunAndMade(gate, id));
        new Tokens(keycloakUrl()).ofClient(device.clientId(), device.secret(), GREEN.alias());
        assertRefused(fixture.as(device, GREEN));

        endGateClients.endAll();

        assertRefusedByKeycloak(device);
        assertThat(body(client(gate)).path("status").asString()).isEqualTo("revoked");
    }

    @Test
    void withoutKeycloakARevokedDeviceIsRefusedAllTheSame() {
        var gate = fixture.aGate(GREEN);
        var device = fixture.aDevice(GREEN, gate);
        var caller = fixture.as(device, GREEN);

        var revoked = inGreen(() -> revoking(away()).revoke(gate, SOMEBODY));

        assertThat(revoked.status()).isEqualTo(GateClientStatus.REVOKING);
        assertRefused(caller);
        endGateClients.endAll();
        assertRefusedByKeycloak(device);
        assertThat(body(client(gate)).path("status").asString()).isEqualTo("revoked");
    }

    @Test
    void noTransactionWaitsForKeycloak() {
        var gate = fixture.aGate(GREEN);
        var checked = new CheckedGates(() -> {});

        var made = inGreen(() -> issuing(checked).issue(gate, SOMEBODY));
        var rotated = inGreen(() -> rotating(checked).rotate(gate, SOMEBODY));
        var revoked = inGreen(() -> revoking(checked).revoke(gate, SOMEBODY));

        assertThat(rotated.secret()).isNotEqualTo(made.secret());
        assertThat(revoked.status()).isEqualTo(GateClientStatus.REVOKED);
        assertThat(checked.asked).containsExactly("make", "rotate", "end");
    }

    @Test
    void aClientThatIsRevokedWhileItIsMadeIsEndedOnceItMustBeMade() {
        var gate = fixture.aGate(GREEN);
        var overtaken =
                new CheckedGates(() -> inGreen(() -> revoking(keycloak).revoke(gate, SOMEBODY)));

        assertThatExceptionOfType(GateHasClientException.class)
                .isThrownBy(() -> inGreen(() -> issuing(overtaken).issue(gate, SOMEBODY)));

        assertThat(gate(gate).path("clientId").isNull()).isTrue();
        var clientId = body(client(gate)).path("clientId").asString();
        endGateClients.endAll();
        assertThat(inKeycloak(clientId)).isTrue();
        clock.advance(Duration.ofMinutes(3));
        endGateClients.endAll();
        assertThat(inKeycloak(clientId)).isFalse();
        assertThat(body(client(gate)).path("status").asString()).isEqualTo("revoked");
    }

    @Test
    void aGateWhoseClientIsBeingMadeGetsNoOther() {
        var gate = fixture.aGate(GREEN);
        var second = new AtomicInteger();
        var overtaken =
                new CheckedGates(() ->
                        second.set(post(gate, "").returnResult(Void.class).getStatus().value()));

        var made = inGreen(() -> issuing(overtaken).issue(gate, SOMEBODY));

        assertThat(second.get()).isEqualTo(409);
        assertThat(gate(gate).path("clientId").asString()).isEqualTo(made.client().clientId());
    }

    @Test
    void aRotationThatARevocationOvertakesGivesNoSecret() {
        var gate = fixture.aGate(GREEN);
        fixture.aDevice(GREEN, gate);
        var overtaken =
                new CheckedGates(() -> inGreen(() -> revoking(keycloak).revoke(gate, SOMEBODY)));

        assertThatExceptionOfType(GateClientNotFoundException.class)
                .isThrownBy(() -> inGreen(() -> rotating(overtaken).rotate(gate, SOMEBODY)));

        assertThat(body(client(gate)).path("rotatedAt").isNull()).isTrue();
    }

    /// The real Keycloak, asked outside of any transaction; something else may happen meanwhile.
    private final class CheckedGates extends KeycloakGates {

        private final List<String> asked = new ArrayList<>();
        private final Runnable meanwhile;

        CheckedGates(Runnable meanwhile) {
            super(keycloakHttp);
            this.meanwhile = meanwhile;
        }

        @Override
        String make(String clientId, String alias) {
            ask("make");
            var secret = super.make(clientId, alias);
            meanwhile.run();
            return secret;
        }

        @Override
        String rotate(String clientId) {
            ask("rotate");
            var secret = super.rotate(clientId);
            meanwhile.run();
            return secret;
        }

        @Override
        void end(String clientId) {
            ask("end");
            super.end(clientId);
        }

        private void ask(String what) {
            assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                    .as("a transaction waits for Keycloak")
                    .isFalse();
            asked.add(what);
        }
    }

    private boolean inKeycloak(String clientId) {
        return !keycloakHttp.get("/clients?clientId={clientId}", clientId).body().isEmpty();
    }

    private RotateGateClient rotating(KeycloakGates theirs) {
        return new RotateGateClient(findGates, clients, theirs, outbox, transactions, clock);
    }

    /// As if the process had been killed before the client was taken over.
    private String begunAndMade(UUID gate, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into gate_client
                                    (village_id, id, gate_id, client_id, status, issued_by, issued_at)
                                values (?, ?, ?, ?, 'issuing', ?, now() - interval '1 day')
                                """)) {
            statement.setObject(1, GREEN.id());
            statement.setObject(2, id);
            statement.setObject(3, gate);
            statement.setString(4, "green-gate-" + id);
            statement.setObject(5, SOMEBODY);
            statement.executeUpdate();
        }
        return keycloak.make("green-gate-" + id, GREEN.alias());
    }

    private void assertRefused(RestTestClient device) {
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() ->
                        decide(device, scan("entry", "code", "99999999"))
                                .expectStatus()
                                .isNotFound());
    }

    private static void assertRefusedByKeycloak(Device device) {
        assertThatExceptionOfType(KeycloakRefusedException.class)
                .isThrownBy(() ->
                        new Tokens(keycloakUrl())
                                .ofClient(device.clientId(), device.secret(), GREEN.alias()));
    }

    private static URI keycloakUrl() {
        return URI.create(TestServers.shared().keycloak().baseUrl());
    }

    private KeycloakGates away() {
        return new KeycloakGates(
                new KeycloakHttp(
                        json,
                        new KeycloakProperties(
                                "http://127.0.0.1:1",
                                "smartvillage",
                                "access-service",
                                "",
                                Duration.ofSeconds(1),
                                Duration.ofSeconds(1))));
    }

    private IssueGateClient issuing(KeycloakGates theirs) {
        return new IssueGateClient(
                findGates,
                gates,
                clients,
                theirs,
                directory,
                outbox,
                changes,
                transactions,
                ids,
                clock);
    }

    private RevokeGateClient revoking(KeycloakGates theirs) {
        return new RevokeGateClient(
                findGates,
                gates,
                clients,
                devices,
                new EndGateClients(clients, theirs, jobs, jdbc, transactions, clock),
                outbox,
                changes,
                transactions,
                clock);
    }

    private static <T> T inGreen(Supplier<T> work) {
        return CurrentVillage.call(GREEN.id(), work::get);
    }

    private JsonNode gate(UUID gate) {
        return body(api.asGuard(GREEN).get().uri("/api/v1/gates/{id}", gate).exchange());
    }

    private RestTestClient.ResponseSpec client(UUID gate) {
        return api.asStaff(GREEN).get().uri("/api/v1/gates/{id}/client", gate).exchange();
    }

    private RestTestClient.ResponseSpec post(UUID gate, String what) {
        return api.asStaff(GREEN).post().uri("/api/v1/gates/{id}/client" + what, gate).exchange();
    }

    private JsonNode told(String type, String topic, UUID gate) {
        return events.await(
                        topic, type, data -> data.path("gateId").asString().equals(gate.toString()))
                .data();
    }

    private String text(String table) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select coalesce(string_agg(t::text, ''), '') from (select * from "
                                                + table
                                                + ") t")) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
