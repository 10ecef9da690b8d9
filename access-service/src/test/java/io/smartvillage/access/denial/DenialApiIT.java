package io.smartvillage.access.denial;

import static io.smartvillage.access.AccessFixture.aPlate;
import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.userId;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialValue;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class DenialApiIT {

    private static final String WHY = "Drove through the barrier";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired FindDenials findDenials;
    @Autowired DenialHash hash;

    AccessFixture fixture;
    Instant now;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
        now = Instant.now().plusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
    }

    @Test
    void aDeniedPlateStopsThoseThatACameraTakesForIt() {
        var digits = System.nanoTime() % 9000 + 1000;
        var id = deny(Map.of("kind", "plate", "value", "2ดถ " + digits + " กทม."));

        assertThat(stops(GREEN, CredentialKind.PLATE, "2ดถ" + digits, null, now)).contains(id);
        assertThat(stops(GREEN, CredentialKind.PLATE, "2ตภ-" + digits + " ตาก", null, now))
                .contains(id);
        assertThat(stops(GREEN, CredentialKind.PLATE, "2กถ" + digits, null, now)).isEmpty();
        assertThat(stops(GREEN, CredentialKind.CARD, "2DT" + digits, null, now)).isEmpty();
        assertThat(stops(BLUE, CredentialKind.PLATE, "2ดถ" + digits, null, now)).isEmpty();
    }

    @Test
    void aDeniedCardIsStoppedHoweverItIsWritten() {
        var number = System.nanoTime();
        var id = deny(Map.of("kind", "card", "value", "00" + number));

        assertThat(stops(GREEN, CredentialKind.CARD, Long.toString(number), null, now))
                .contains(id);
        assertThat(stops(GREEN, CredentialKind.CARD, number + "0", null, now)).isEmpty();
    }

    @Test
    void aDeniedPersonIsStoppedWithWhateverTheyHold() {
        var person = fixture.aPerson(GREEN);
        var id = deny(Map.of("kind", "person", "userId", person));

        assertThat(stops(GREEN, CredentialKind.APP, "app-key-12345", person, now)).contains(id);
        assertThat(stops(GREEN, CredentialKind.PLATE, aPlate(), person, now)).contains(id);
        assertThat(stops(GREEN, CredentialKind.PLATE, aPlate(), UUID.randomUUID(), now)).isEmpty();
        assertThat(stops(GREEN, CredentialKind.PLATE, aPlate(), null, now)).isEmpty();
    }

    @Test
    void stopsWithinItsTimeOnlyAndUntilItIsLifted() {
        var plate = aPlate();
        var id =
                deny(
                        Map.of(
                                "kind",
                                "plate",
                                "value",
                                plate,
                                "validFrom",
                                now,
                                "validUntil",
                                now.plus(Duration.ofDays(2))));

        assertThat(stops(plate, now.minusSeconds(1))).isEmpty();
        assertThat(stops(plate, now.plusSeconds(1))).contains(id);
        assertThat(stops(plate, now.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(lift(id, Map.of("reason", " ")).expectStatus().isBadRequest()).isNotNull();

        var lifted = body(lift(id, Map.of("reason", "Paid for it")).expectStatus().isOk());

        assertThat(stops(plate, now.plusSeconds(1))).isEmpty();
        assertThat(lifted.path("inForce").asBoolean()).isFalse();
        assertThat(lifted.path("liftingReason").asString()).isEqualTo("Paid for it");
        assertThat(lifted.path("liftedBy").asString())
                .isEqualTo(userId(api.tokens().of(GREEN.staff(), GREEN)).toString());
        assertThat(
                        body(lift(id, Map.of("reason", "again")).expectStatus().isEqualTo(409))
                                .path("type")
                                .asString())
                .endsWith(":denial-lifted");
    }

    @Test
    void theReasonIsReadByThoseAtTheGateAndStoredAndToldNowhere() throws SQLException {
        var plate = aPlate().replace(" ", "");
        var id = deny(Map.of("kind", "plate", "value", plate));

        var seen =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/denials/{id}", id)
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(seen.path("reason").asString()).isEqualTo(WHY);
        assertThat(seen.path("value").asString()).isEqualTo(plate);
        assertThat(seen.path("inForce").asBoolean()).isTrue();
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select d::text || encode(reason, 'escape')"
                                                + " || encode(value, 'escape') from denial d where id = '"
                                                + id
                                                + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).doesNotContain(WHY, plate);
        }
        lift(id, Map.of("reason", WHY)).expectStatus().isOk();
        for (var type : List.of("DenialAdded", "DenialLifted")) {
            var fact =
                    events.await(
                            "access.denial.v1",
                            "access." + type,
                            data -> data.path("denialId").asString().equals(id.toString()));
            assertThat(fact.data().toString()).doesNotContain(WHY, plate);
        }
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/denials/{id}", id)
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asStaff(BLUE)
                .get()
                .uri("/api/v1/denials/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void whatIsDeniedAlreadyIsNotDeniedTwice() {
        var digits = System.nanoTime() % 9000 + 1000;
        var id = deny(Map.of("kind", "plate", "value", "3นล" + digits));

        var problem =
                body(
                        add(Map.of("kind", "plate", "value", "3มส" + digits))
                                .expectStatus()
                                .isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":denial-exists");
        assertThat(problem.path("detail").asString()).contains(id.toString());
        lift(id, Map.of("reason", "by mistake")).expectStatus().isOk();
        deny(Map.of("kind", "plate", "value", "3มส" + digits));
    }

    @Test
    void namesEveryWrongField() {
        var until = Map.<String, Object>of("validUntil", "2026-01-01T00:00:00Z");

        assertThat(wrong(Map.of("kind", "plate", "value", "???"), until))
                .containsExactlyInAnyOrder("value", "validUntil");
        assertThat(wrong(Map.of("kind", "plate"), until))
                .containsExactlyInAnyOrder("value", "validUntil");
        assertThat(wrong(Map.of("kind", "person", "userId", UUID.randomUUID()), Map.of()))
                .containsExactly("userId");
        assertThat(wrong(Map.of("kind", "person", "value", aPlate()), Map.of("reason", "word")))
                .containsExactlyInAnyOrder("userId", "value");
        assertThat(
                        wrong(
                                Map.of("kind", "card", "value", "04A22B91"),
                                Map.of("userId", fixture.aPerson(GREEN))))
                .containsExactly("userId");
        assertThat(wrong(Map.of("kind", "car"), Map.of("reason", "")))
                .containsExactlyInAnyOrder("kind", "reason");
    }

    @Test
    void isFoundByPlateByPersonAndByWhetherItIsInForce() {
        var digits = System.nanoTime() % 9000 + 1000;
        var id = deny(Map.of("kind", "plate", "value", "4บอ" + digits));

        assertThat(found("kind=plate&value=4ปฮ" + digits)).containsExactly(id.toString());
        assertThat(found("kind=plate&inForce=true&value=4บอ" + digits))
                .containsExactly(id.toString());
        assertThat(found("kind=plate&inForce=false&value=4บอ" + digits)).isEmpty();
        lift(id, Map.of("reason", "over")).expectStatus().isOk();
        assertThat(found("kind=plate&inForce=true&value=4บอ" + digits)).isEmpty();
        assertThat(found("kind=plate&inForce=false&value=4บอ" + digits))
                .containsExactly(id.toString());
        var person = fixture.aPerson(GREEN);
        var denied = deny(Map.of("kind", "person", "userId", person));
        assertThat(found("userId=" + person)).containsExactly(denied.toString());
        assertThat(fields(body(list("value=4บอ" + digits).expectStatus().isBadRequest())))
                .containsExactly("kind");
    }

    @Test
    void aFileIsDeniedRowByRowAndOnce() {
        var person = fixture.aPerson(GREEN);
        var plate = aPlate();
        var csv =
                "kind,value,user_id,reason,valid_until\n"
                        + "plate,"
                        + plate
                        + ",,ขับรถชนไม้กั้น,\n"
                        + "person,,"
                        + person
                        + ",trespass,2036-01-01T00:00:00Z\n"
                        + "plate,???,,nonsense,\n"
                        + "plate,"
                        + aPlate()
                        + ",,,\n"
                        + "person,,"
                        + UUID.randomUUID()
                        + ",nobody,\n"
                        + "plate,"
                        + plate
                        + ",,again,\n";

        assertThat(counts(fixture.imported(GREEN, "denials", csv, "?dryRun=true")))
                .isEqualTo("6 rows, 2 created, 1 unchanged");
        assertThat(found("userId=" + person)).isEmpty();
        var report = fixture.imported(GREEN, "denials", csv, "");
        assertThat(counts(report)).isEqualTo("6 rows, 2 created, 1 unchanged");
        assertThat(
                        fixture.importErrors(GREEN, report)
                                .valueStream()
                                .map(e ->
                                        e.path("line").asLong()
                                                + " "
                                                + e.path("column").asString()))
                .containsExactly("4 value", "5 reason", "6 user_id");
        assertThat(stops(plate, now.plusSeconds(60))).isPresent();

        assertThat(counts(fixture.imported(GREEN, "denials", csv, "")))
                .isEqualTo("6 rows, 0 created, 3 unchanged");
    }

    @Test
    void whatIsExportedCanBeImported() {
        var plate = aPlate();
        var id = deny(Map.of("kind", "plate", "value", plate));
        var lifted = aPlate();
        lift(deny(Map.of("kind", "plate", "value", lifted)), Map.of("reason", WHY))
                .expectStatus()
                .isOk();

        var file =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/denials/export")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();

        assertThat(file).contains(WHY).doesNotContain(id.toString());
        var report = fixture.imported(GREEN, "denials", String.valueOf(file), "?dryRun=true");
        assertThat(counts(report)).contains(" 0 created");
        assertThat(file).doesNotContain(lifted);
    }

    @Test
    void guardsReadAndDoNotDeny() {
        api.asGuard(GREEN)
                .post()
                .uri("/api/v1/denials")
                .body(Map.of("kind", "plate", "value", aPlate(), "reason", WHY))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private Optional<UUID> stops(String plate, Instant at) {
        return stops(GREEN, CredentialKind.PLATE, plate, null, at);
    }

    private Optional<UUID> stops(
            DemoVillage village,
            CredentialKind kind,
            String value,
            @Nullable UUID userId,
            Instant at) {
        return CurrentVillage.call(
                village.id(),
                () -> findDenials.find(kind, hash.of(CredentialValue.of(kind, value)), userId, at));
    }

    private UUID deny(Map<String, Object> denial) {
        return UUID.fromString(body(add(denial).expectStatus().isCreated()).path("id").asString());
    }

    private RestTestClient.ResponseSpec add(Map<String, Object> denial) {
        var request = new HashMap<String, Object>(denial);
        request.putIfAbsent("reason", WHY);
        return api.asStaff(GREEN).post().uri("/api/v1/denials").body(request).exchange();
    }

    private List<String> wrong(Map<String, Object> denial, Map<String, Object> more) {
        var request = new HashMap<String, Object>(denial);
        request.putAll(more);
        return fields(body(add(request).expectStatus().isBadRequest()));
    }

    private RestTestClient.ResponseSpec lift(UUID id, Map<String, Object> request) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/denials/{id}/lifting", id)
                .body(request)
                .exchange();
    }

    private RestTestClient.ResponseSpec list(String query) {
        return api.asStaff(GREEN).get().uri("/api/v1/denials?" + query).exchange();
    }

    private List<String> found(String query) {
        return body(list(query).expectStatus().isOk()).path("items").findValuesAsString("id");
    }

    private static String counts(JsonNode report) {
        return "%d rows, %d created, %d unchanged"
                .formatted(
                        report.path("total").asLong(),
                        report.path("created").asLong(),
                        report.path("unchanged").asLong());
    }
}
