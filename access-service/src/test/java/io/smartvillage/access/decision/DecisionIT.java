package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decide;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.AccessFixture.Visitor;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class DecisionIT {

    private static final String LOG = "access.access-log.v1";

    /// Of the states of a village that the tests tell, whichever comes first.
    private static final AtomicLong VILLAGE_VERSIONS = new AtomicLong();

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired EntryCodeKey key;
    @Autowired ObjectProvider<Subscription> subscriptions;

    AccessFixture fixture;
    UUID gate;

    @BeforeEach
    void aGate() {
        fixture = new AccessFixture(api, events, key);
        gate = fixture.mainGate(GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aCodeLetsInOnceAndOutAndNotInAgain() {
        var visitor = fixture.aVisitor(GREEN);

        var first = decided(device(), scan("entry", "code", visitor.code()));

        assertThat(first.path("decision").asString()).isEqualTo("granted");
        assertThat(first.path("reason").isNull()).isTrue();
        assertThat(first.path("propertyId").asString()).isEqualTo(visitor.propertyId().toString());
        assertThat(first.path("rulesVersion").asInt()).isEqualTo(Rules.VERSION);
        refused("already_used", decided(device(), scan("entry", "code", visitor.code())));
        granted(decided(device(), scan("exit", "code", visitor.code())));
        granted(decided(device(), scan("exit", "code", visitor.code())));
        refused("already_used", decided(device(), scan("entry", "code", visitor.code())));
    }

    @Test
    void tellsOthersOfEveryDecision() {
        var visitor = fixture.aVisitor(GREEN);

        var granted = decided(device(), scan("entry", "code", visitor.code()));
        var denied = decided(device(), scan("entry", "code", visitor.code()));

        var told = event("access.AccessGranted", granted);
        assertThat(told.path("passId").asString()).isEqualTo(visitor.passId().toString());
        assertThat(told.path("gateId").asString()).isEqualTo(gate.toString());
        assertThat(told.path("direction").asString()).isEqualTo("entry");
        assertThat(event("access.AccessDenied", denied).path("reason").asString())
                .isEqualTo("already_used");
    }

    @Test
    void of200ScansAtOnceOneIsLetIn() throws Exception {
        var visitor = fixture.aVisitor(GREEN);
        var caller = device();

        var answers = atOnce(200, () -> decided(caller, scan("entry", "code", visitor.code())));

        assertThat(answers)
                .extracting(answer -> answer.path("decision").asString())
                .filteredOn("granted"::equals)
                .hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.path("reason").asString(""))
                .filteredOn("already_used"::equals)
                .hasSize(199);
        assertThat(rows("access_log", "pass_id", visitor.passId())).isEqualTo(200);
        assertThat(rows("pass_use", "pass_id", visitor.passId())).isEqualTo(1);
    }

    @Test
    void theSameNonceGivesTheSameAnswerAndNoSecondRow() throws Exception {
        var visitor = fixture.aVisitor(GREEN);
        var caller = device();
        var scan = scan("entry", "code", visitor.code());

        var answers = atOnce(20, () -> decided(caller, scan));
        answers.add(decided(caller, scan));

        assertThat(answers).hasSize(21).containsOnly(answers.getFirst());
        granted(answers.getFirst());
        assertThat(rows("access_log", "pass_id", visitor.passId())).isEqualTo(1);
        assertThat(
                        events.on(LOG).stream()
                                .filter(event ->
                                        event.data()
                                                .path("logId")
                                                .equals(answers.getFirst().path("logId"))))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void aRepeatHoursLaterGetsTheFirstAnswerAndNothingElseIsTakenThen() {
        var scan = scan("entry", "code", fixture.aVisitor(GREEN).code());
        var first = decided(device(), scan);
        granted(first);

        clock.advance(Duration.ofHours(30));

        assertThat(decided(device(), scan)).isEqualTo(first);
        scan.put("direction", "exit");
        decide(device(), scan).expectStatus().isEqualTo(422);
        scan.put("nonce", UUID.randomUUID().toString());
        assertThat(fields(body(decide(device(), scan).expectStatus().isBadRequest())))
                .containsExactly("deviceTime");
    }

    @Test
    void aRepeatGreetsWhoWasLetInWhoeverHasTheCardOrTheCodeByNow() {
        var card = "again" + System.nanoTime();
        var credential = fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
        var visitor = fixture.aVisitor(GREEN);
        var byCard = scan("entry", "card", card);
        var byCode = scan("entry", "code", visitor.code());
        var ofCard = decided(device(), byCard);
        var ofCode = decided(device(), byCode);

        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/credentials/{id}/revocation", credential)
                .exchange()
                .expectStatus()
                .isOk();
        fixture.issue(
                        GREEN,
                        "card",
                        card,
                        fixture.aPerson(GREEN),
                        fixture.aHouse(GREEN, null, List.of()))
                .expectStatus()
                .isCreated();
        fixture.pass(
                GREEN,
                new Visitor(visitor.passId(), visitor.propertyId(), visitor.code() + "7"),
                _ -> {});

        assertThat(ofCard.path("greet").path("kind").asString()).isEqualTo("resident");
        assertThat(ofCode.path("greet").path("kind").asString()).isEqualTo("visitor");
        assertThat(decided(device(), byCard)).isEqualTo(ofCard);
        assertThat(decided(device(), byCode)).isEqualTo(ofCode);
    }

    @Test
    void saysWhomToGreet() {
        var house = fixture.houseOfResident(GREEN);
        var visitor =
                fixture.aVisitor(GREEN, pass -> pass.put("kind", "delivery").put("partySize", 3));
        var card = "greet" + System.nanoTime();
        fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));

        var ofVisitor = decided(device(), scan("entry", "code", visitor.code())).path("greet");
        var ofResident = decided(device(), scan("entry", "card", card)).path("greet");

        assertThat(ofVisitor.path("kind").asString()).isEqualTo("delivery");
        assertThat(ofVisitor.path("partySize").asInt()).isEqualTo(3);
        assertThat(ofVisitor.path("houseNumber").asString()).isEqualTo("99/" + house);
        assertThat(ofResident.path("kind").asString()).isEqualTo("resident");
        assertThat(ofResident.path("houseNumber").asString()).isEqualTo("99/" + house);
        assertThat(decided(device(), scan("entry", "code", visitor.code())).path("greet").isNull())
                .isTrue();
    }

    @Test
    void aPassIsForItsHouse() {
        var visitor = fixture.aVisitor(GREEN);
        var elsewhere = scan("entry", "code", visitor.code());
        elsewhere.put("propertyId", UUID.randomUUID());
        var there = scan("entry", "code", visitor.code());
        there.put("propertyId", visitor.propertyId());

        refused("wrong_property", decided(device(), elsewhere));
        granted(decided(device(), there));
    }

    @ParameterizedTest
    @CsvSource({
        "code, 12a4",
        "code, 123",
        "code, 123456789012345678901",
        "plate, ---",
        "card, ::",
        "qr, 48210957",
        "qr, eyJhbGciOiJFZERTQSJ9.eyJzdWIi"
    })
    void whatCannotBeACodeOrPlateOrPassIsNamed(String method, String credential) {
        var problem =
                body(
                        decide(device(), scan("entry", method, credential))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly("credential");
    }

    @ParameterizedTest
    @CsvSource({"PT25H", "PT-25H"})
    void aDeviceWhoseClockIsFarOffIsTold(Duration off) {
        var scan = scan("entry", "code", "00000001");
        var deviceTime = Instant.now().plus(off);
        scan.put("deviceTime", deviceTime);

        var problem = body(decide(device(), scan).expectStatus().isBadRequest());

        assertThat(fields(problem)).containsExactly("deviceTime");
        assertThat(problem.toString())
                .contains(deviceTime.toString())
                .contains("here it is " + LocalDate.now(ZoneOffset.UTC));
    }

    @Test
    void aNonceIsForOneRequestOnly() {
        var scan = scan("entry", "code", fixture.aVisitor(GREEN).code());
        granted(decided(device(), scan));

        scan.put("direction", "exit");

        assertThat(
                        body(decide(device(), scan).expectStatus().isEqualTo(422))
                                .path("type")
                                .asString())
                .endsWith("nonce-reused");
    }

    @Test
    void refusesAnUnknownCode() {
        refused("invalid", decided(device(), scan("entry", "code", "00000000")));
    }

    @Test
    void refusesAnotherVillagesCode() {
        var visitor = fixture.aVisitor(BLUE);

        refused("invalid", decided(device(), scan("entry", "code", visitor.code())));
    }

    @ParameterizedTest
    @CsvSource({
        "cancelled, PT-1H, PT1H, revoked",
        "expired, PT-2H, PT-1H, expired",
        "valid, PT-2H, PT-1H, expired",
        "valid, PT1H, PT2H, not_yet_valid",
        "used, PT-1H, PT1H, already_used"
    })
    void refusesWithItsReason(String status, Duration from, Duration until, String reason) {
        var visitor =
                fixture.aVisitor(
                        GREEN,
                        pass -> {
                            pass.put("status", status);
                            pass.put("validFrom", Instant.now().plus(from).toString());
                            pass.put("validUntil", Instant.now().plus(until).toString());
                        });

        refused(reason, decided(device(), scan("entry", "code", visitor.code())));
    }

    @Test
    void whoOverstayedMayLeave() {
        var visitor = fixture.aVisitor(GREEN);
        granted(decided(device(), scan("entry", "code", visitor.code())));
        fixture.pass(GREEN, visitor, pass -> pass.put("status", "used"));

        clock.advance(Duration.ofDays(1));
        var late = scan("exit", "code", visitor.code());
        late.put("deviceTime", clock.instant());

        granted(decided(device(), late));
    }

    @Test
    void anOlderStateOfAPassChangesNothing() {
        var visitor = fixture.aVisitor(GREEN, pass -> pass.put("status", "cancelled"));
        fixture.pass(
                GREEN,
                visitor,
                pass -> pass.put("updatedAt", Instant.now().minusSeconds(60).toString()));

        refused("revoked", decided(device(), scan("entry", "code", visitor.code())));
    }

    @Test
    void aClosedGateAndAWrongDirectionAreRefused() {
        var visitor = fixture.aVisitor(GREEN);
        var exit = fixture.aGate(GREEN, Map.of("direction", "exit"));

        refused("wrong_direction", byGuard(GREEN, exit, scan("entry", "code", visitor.code())));
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/gates/{id}", exit)
                .header("If-Match", "\"0\"")
                .body(Map.of("status", "closed"))
                .exchange()
                .expectStatus()
                .isOk();
        refused("gate_closed", byGuard(GREEN, exit, scan("exit", "code", visitor.code())));
    }

    @ParameterizedTest
    @CsvSource({"card, 04:A2:2B:9%s, 04a22b9%s", "app, key-%s, key-%s"})
    void aCredentialOpensUntilItIsRevoked(String kind, String issued, String shown) {
        var unique = Long.toString(System.nanoTime());
        var holder = fixture.aPerson(GREEN);
        var credential = fixture.aCredential(GREEN, kind, issued.formatted(unique), holder);
        var value = shown.formatted(unique);

        var granted = decided(device(), scan("entry", kind, value));

        granted(granted);
        assertThat(event("access.AccessGranted", granted).path("userId").asString())
                .isEqualTo(holder.toString());
        granted(decided(device(), scan("entry", kind, value)));
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/credentials/{id}/revocation", credential)
                .exchange()
                .expectStatus()
                .isOk();
        refused("revoked", decided(device(), scan("entry", kind, value)));
        refused("invalid", decided(device(), scan("entry", kind, value + "0")));
    }

    @Test
    void aPlateOpensHoweverItIsWrittenAndNonsenseIsNamed() {
        var plate = AccessFixture.aPlate();
        fixture.aCredential(GREEN, "plate", plate + " กทม.", fixture.aPerson(GREEN));

        granted(decided(device(), scan("entry", "plate", plate.replace(" ", "-"))));
        granted(decided(device(), scan("entry", "plate", plate + " กรุงเทพมหานคร")));
        refused("invalid", decided(device(), scan("entry", "plate", plate + " ภูเก็ต")));
        assertThat(
                        fields(
                                body(
                                        decide(device(), scan("entry", "plate", "1กก??"))
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("credential");
    }

    @Test
    void aSuspendedPersonsCardIsRefusedUntilTheyAreActiveAgain() {
        var holder = fixture.aPerson(GREEN);
        var card = "card" + System.nanoTime();
        fixture.aCredential(GREEN, "card", card, holder);

        fixture.person(GREEN, holder, "suspended", 3);
        fixture.person(GREEN, holder, "active", 2);
        refused("suspended", decided(device(), scan("entry", "card", card)));
        fixture.person(GREEN, holder, "active", 4);

        granted(decided(device(), scan("entry", "card", card)));
    }

    @Test
    void aGuardOpensByHandAndSaysWhy() {
        var scan = scan("entry", "manual", "");
        scan.remove("credential");
        var problem =
                body(decide(api.asGuard(GREEN), at(gate, scan)).expectStatus().isBadRequest());
        assertThat(fields(problem)).containsExactlyInAnyOrder("propertyId", "manualReason");

        scan.put("manualReason", "delivery");
        scan.put("propertyId", UUID.randomUUID());
        problem = body(decide(api.asGuard(GREEN), at(gate, scan)).expectStatus().isBadRequest());
        assertThat(fields(problem)).containsExactly("propertyId");

        scan.put("propertyId", fixture.houseOfResident(GREEN));
        granted(byGuard(GREEN, gate, scan));
    }

    @Test
    void aDeviceSpeaksForItsOwnGateOnlyAndNotByHand() {
        var other = fixture.aGate(GREEN);
        var scan = scan("entry", "code", "00000001");

        assertThat(fields(body(decide(device(), at(other, scan)).expectStatus().isBadRequest())))
                .containsExactly("gateId");
        var byHand = scan("entry", "manual", "");
        byHand.put("manualReason", "visitor");
        byHand.put("propertyId", fixture.houseOfResident(GREEN));
        assertThat(fields(body(decide(device(), byHand).expectStatus().isBadRequest())))
                .containsExactly("method");
    }

    @Test
    void aDeviceThatStandsAtNoGateIsToldSo() {
        decide(api.asGate(BLUE), scan("entry", "code", "00000001")).expectStatus().isNotFound();
    }

    @Test
    void aGuardNamesAGateOfTheVillage() {
        var scan = scan("entry", "code", "00000001");

        assertThat(fields(body(decide(api.asGuard(GREEN), scan).expectStatus().isBadRequest())))
                .containsExactly("gateId");
        decide(api.asGuard(BLUE), at(gate, scan)).expectStatus().isNotFound();
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        decide(
                                        device(),
                                        Map.of(
                                                "gateId",
                                                "main",
                                                "direction",
                                                "sideways",
                                                "method",
                                                "card",
                                                "deviceTime",
                                                "yesterday",
                                                "nonce",
                                                "with space",
                                                "colour",
                                                "red"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "gateId", "direction", "deviceTime", "nonce", "colour", "credential");
    }

    @Test
    void tooManyWrongCodesAtAGateAreNotEvenLookedUp() {
        var throttled = fixture.aGate(GREEN);
        var visitor = fixture.aVisitor(GREEN);
        for (int i = 0; i < 20; i++) {
            refused(
                    "invalid",
                    byGuard(GREEN, throttled, scan("entry", "code", "0000%04d".formatted(i))));
        }

        refused("throttled", byGuard(GREEN, throttled, scan("entry", "code", visitor.code())));
        clock.advance(Duration.ofSeconds(61));

        granted(byGuard(GREEN, throttled, scan("entry", "code", visitor.code())));
    }

    @Test
    void decisionsGoOnWhileTheVillageIsSuspended() {
        var blueGate = fixture.aGate(BLUE);
        var visitor = fixture.aVisitor(BLUE);
        village(BLUE, "suspended");
        try {
            api.asAdmin(BLUE)
                    .post()
                    .uri("/api/v1/gates")
                    .body(
                            Map.of(
                                    "name",
                                    "Late gate",
                                    "zone",
                                    "main",
                                    "direction",
                                    "both",
                                    "timeoutBehaviour",
                                    "fail_open"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();

            granted(byGuard(BLUE, blueGate, scan("entry", "code", visitor.code())));
        } finally {
            village(BLUE, "active");
        }
    }

    @Test
    void noGateDecidesForAClosedVillage() {
        var blueGate = fixture.aGate(BLUE);
        var visitor = fixture.aVisitor(BLUE);
        village(BLUE, "closed");
        try {
            var problem =
                    api.asGuard(BLUE)
                            .get()
                            .uri("/api/v1/gates")
                            .exchange()
                            .expectStatus()
                            .isForbidden()
                            .expectBody(JsonNode.class)
                            .returnResult()
                            .getResponseBody();
            assertThat(problem).isNotNull();
            assertThat(problem.path("type").asString()).endsWith(":village-closed");
            decide(api.asGuard(BLUE), at(blueGate, scan("entry", "code", visitor.code())))
                    .expectStatus()
                    .isForbidden();
        } finally {
            village(BLUE, "active");
        }
        granted(byGuard(BLUE, blueGate, scan("entry", "code", visitor.code())));
    }

    /// Domain rule 13: there is no way from a debt to a gate.
    @Test
    void nothingOfBillingComesIn() {
        assertThat(subscriptions.stream().map(Subscription::topic))
                .isNotEmpty()
                .noneMatch(topic -> topic.startsWith("billing"));
    }

    private RestTestClient device() {
        return api.asGate(GREEN);
    }

    private JsonNode byGuard(DemoVillage village, UUID gateId, Map<String, Object> scan) {
        return decided(api.asGuard(village), at(gateId, scan));
    }

    private static Map<String, Object> at(UUID gateId, Map<String, Object> scan) {
        scan.put("gateId", gateId);
        return scan;
    }

    private static void granted(JsonNode decision) {
        assertThat(decision.path("decision").asString())
                .as(decision.toString())
                .isEqualTo("granted");
    }

    private static void refused(String reason, JsonNode decision) {
        assertThat(decision.path("decision").asString())
                .as(decision.toString())
                .isEqualTo("denied");
        assertThat(decision.path("reason").asString()).isEqualTo(reason);
    }

    private JsonNode event(String type, JsonNode decision) {
        return events.await(LOG, type, data -> data.path("logId").equals(decision.path("logId")))
                .data();
    }

    private void village(DemoVillage village, String status) {
        events.publish(
                village,
                "identity.village-state.v1",
                village.id().toString(),
                "identity.VillageState",
                """
                {"villageId": "%s", "alias": "%s", "name": "%s", "status": "%s",
                 "timeZone": "Asia/Bangkok", "version": %d}
                """
                        .formatted(
                                village.id(),
                                village.alias(),
                                village.alias(),
                                status,
                                VILLAGE_VERSIONS.incrementAndGet()));
        events.awaitConsumed("identity.village-state.v1");
    }

    private long rows(String table, String column, UUID id) throws SQLException {
        try (var connection = database.asSuperuser();
                var count =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from %s where %s = '%s'"
                                                .formatted(table, column, id))) {
            count.next();
            return count.getLong(1);
        }
    }

    private static List<JsonNode> atOnce(int count, Callable<JsonNode> work)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<JsonNode>>();
            for (int i = 0; i < count; i++) {
                running.add(threads.submit(work));
            }
            var answers = new ArrayList<JsonNode>();
            for (var answer : running) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
