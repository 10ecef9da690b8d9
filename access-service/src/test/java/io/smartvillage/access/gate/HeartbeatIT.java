package io.smartvillage.access.gate;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.heartbeat;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.AccessFixture.Device;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.JobsRole;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class HeartbeatIT {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired GateDevices devices;
    @Autowired DeviceProperties properties;
    @Autowired JobsRole jobs;
    @Autowired JdbcClient jdbc;
    @Autowired Outbox outbox;
    @Autowired PlatformTransactionManager transactions;
    @Autowired MovableClock clock;

    AccessFixture fixture;
    Device device;
    RestTestClient caller;

    @BeforeEach
    void aDevice() {
        fixture = new AccessFixture(api, events, key);
        device = fixture.aDevice(GREEN);
        caller = fixture.as(device, GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void tellsTheDeviceHowToBehave() {
        api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/gates/{id}", device.gateId())
                .header("If-Match", "\"1\"")
                .body(
                        Map.of(
                                "status",
                                "closed",
                                "direction",
                                "exit",
                                "timeoutBehaviour",
                                "fail_open"))
                .exchange()
                .expectStatus()
                .isOk();

        var answer = body(heartbeat(caller, Map.of()).expectStatus().isOk());

        assertThat(answer.path("gateId").asString()).isEqualTo(device.gateId().toString());
        assertThat(answer.path("zone").asString()).isEqualTo("main");
        assertThat(answer.path("direction").asString()).isEqualTo("exit");
        assertThat(answer.path("closed").asBoolean()).isTrue();
        assertThat(answer.path("timeoutBehaviour").asString()).isEqualTo("fail_open");
        assertThat(answer.path("clockOff").asBoolean(true)).isFalse();
        assertThat(answer.path("nextHeartbeatSeconds").asInt()).isEqualTo(60);
        assertThat(Instant.parse(answer.path("serverTime").asString()))
                .isCloseTo(Instant.now(), within(10, ChronoUnit.SECONDS));
    }

    @Test
    void showsHowTheDeviceIs() {
        api.asGuard(GREEN)
                .get()
                .uri("/api/v1/gates/{id}/device", device.gateId())
                .exchange()
                .expectStatus()
                .isNotFound();

        heartbeat(
                        caller,
                        Map.of(
                                "firmware",
                                "GX 3.0",
                                "queueLength",
                                7,
                                "rulesVersion",
                                "2",
                                "revocationsVersion",
                                "17"))
                .expectStatus()
                .isOk();

        var shown = shown();
        assertThat(shown.path("firmware").asString()).isEqualTo("GX 3.0");
        assertThat(shown.path("queueLength").asInt()).isEqualTo(7);
        assertThat(shown.path("revocationsVersion").asString()).isEqualTo("17");
        assertThat(shown.path("online").asBoolean()).isTrue();
        var listed = listed();
        assertThat(listed.path("online").asBoolean()).isTrue();
        assertThat(listed.path("lastSeenAt")).isEqualTo(shown.path("lastSeenAt"));
        assertThat(listed.path("clientId").asString()).isEqualTo(device.clientId());
        api.asGuard(BLUE)
                .get()
                .uri("/api/v1/gates/{id}/device", device.gateId())
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aClockThatIsOffIsFlagged() {
        var ahead = body(heartbeat(caller, Map.of("deviceTime", Instant.now().plusSeconds(300))));
        assertThat(ahead.path("clockOff").asBoolean()).isTrue();
        assertThat(ahead.path("clockSkewMs").asLong())
                .isBetween(4 * MINUTE + MINUTE / 2, 5 * MINUTE + MINUTE / 2);
        assertThat(listed().path("clockOff").asBoolean()).isTrue();

        heartbeat(caller, Map.of("deviceTime", Instant.EPOCH)).expectStatus().isOk();
        assertThat(shown().path("clockSkewMs").asLong()).isLessThan(-MINUTE);

        heartbeat(caller, Map.of()).expectStatus().isOk();
        assertThat(shown().path("clockOff").asBoolean(true)).isFalse();
    }

    @Test
    void aDeviceThatTellsNothingNewIsWrittenDownEveryHalfMinute() throws SQLException {
        heartbeat(caller, Map.of()).expectStatus().isOk();
        var written = writtenBy();

        heartbeat(caller, Map.of("uptimeSeconds", 86_410)).expectStatus().isOk();
        assertThat(writtenBy()).isEqualTo(written);

        heartbeat(caller, Map.of("firmware", "2.4.2")).expectStatus().isOk();
        var updated = writtenBy();
        assertThat(updated).isNotEqualTo(written);

        clock.advance(Duration.ofSeconds(31));
        heartbeat(caller, Map.of("firmware", "2.4.2", "deviceTime", clock.instant()))
                .expectStatus()
                .isOk();
        assertThat(writtenBy()).isNotEqualTo(updated);
    }

    @Test
    void silenceIsToldOnceHoweverManyInstancesLookAndSoIsTheReturn() throws InterruptedException {
        heartbeat(caller, Map.of()).expectStatus().isOk();
        clock.advance(Duration.ofMinutes(2));
        aLook().notice();
        assertThat(listed().path("online").asBoolean()).isTrue();

        clock.advance(Duration.ofMinutes(2));
        assertThat(listed().path("online").asBoolean(true)).isFalse();
        fourTimesAtOnce(() -> {
            aLook().notice();
            return true;
        });
        assertThat(shown().path("silentSince").isNull()).isFalse();
        fourTimesAtOnce(() -> heartbeat(caller, Map.of("deviceTime", clock.instant())));
        aLook().notice();

        assertThat(listed().path("online").asBoolean()).isTrue();
        assertThat(shown().path("silentSince").isNull()).isTrue();
        events.await("access.gate.v1", "access.GateCameBack", this::isMine);
        heartbeat(caller, Map.of("firmware", "last", "deviceTime", clock.instant()));
        fixture.aGate(GREEN);
        assertThat(events.on("access.gate.v1"))
                .filteredOn(event -> isMine(event.data()))
                .extracting(TestEvents.Event::type)
                .filteredOn(type -> !type.startsWith("access.GateClient"))
                .containsExactly(
                        "access.GateAdded", "access.GateWentSilent", "access.GateCameBack");
    }

    @Test
    void anotherDeviceBeginsAnew() {
        heartbeat(caller, Map.of()).expectStatus().isOk();
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/gates/{id}/client/revocation", device.gateId())
                .exchange()
                .expectStatus()
                .isOk();

        api.asGuard(GREEN)
                .get()
                .uri("/api/v1/gates/{id}/device", device.gateId())
                .exchange()
                .expectStatus()
                .isNotFound();
        heartbeat(caller, Map.of()).expectStatus().isNotFound();
    }

    @Test
    void namesEveryWrongField() {
        var wrong = new HashMap<String, Object>();
        wrong.put("firmware", "<script>");
        wrong.put("deviceTime", null);
        wrong.put("uptimeSeconds", -1);
        wrong.put("queueLength", -1);
        wrong.put("rulesVersion", "a version");

        var problem = body(heartbeat(caller, wrong).expectStatus().isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "firmware", "deviceTime", "uptimeSeconds", "queueLength", "rulesVersion");
    }

    @Test
    void whoIsAtNoGateIsToldSo() {
        heartbeat(api.asGuard(GREEN), Map.of()).expectStatus().isNotFound();
    }

    private static void fourTimesAtOnce(Callable<?> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(Collections.nCopies(4, work)))
                    .allSatisfy(each -> assertThat(each.resultNow()).isNotNull());
        }
    }

    private NoticeSilentGates aLook() {
        return new NoticeSilentGates(devices, properties, jobs, jdbc, outbox, transactions, clock);
    }

    private boolean isMine(JsonNode data) {
        return data.path("gateId").asString().equals(device.gateId().toString());
    }

    private JsonNode shown() {
        return body(
                api.asGuard(GREEN)
                        .get()
                        .uri("/api/v1/gates/{id}/device", device.gateId())
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private JsonNode listed() {
        var cursor = "";
        while (true) {
            var page =
                    body(
                            api.asGuard(GREEN)
                                    .get()
                                    .uri("/api/v1/gates?limit=200" + cursor)
                                    .exchange()
                                    .expectStatus()
                                    .isOk());
            for (var gate : page.path("items")) {
                if (gate.path("id").asString().equals(device.gateId().toString())) {
                    return gate;
                }
            }
            cursor = "&cursor=" + page.path("nextCursor").asString();
        }
    }

    /// The transaction that wrote the device's row.
    private UUID writtenBy() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select md5(xmin::text)::uuid from gate_device where gate_id = ?")) {
            statement.setObject(1, device.gateId());
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getObject(1, UUID.class);
            }
        }
    }
}
