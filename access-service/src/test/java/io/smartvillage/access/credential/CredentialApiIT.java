package io.smartvillage.access.credential;

import static io.smartvillage.access.AccessFixture.aPlate;
import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.userId;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class CredentialApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;
    UUID holder;

    @BeforeEach
    void somebody() {
        fixture = new AccessFixture(api, events, key);
        holder = fixture.aPerson(GREEN);
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void neitherValueNorLabelIsStoredReadableAndTheValueIsNeverShown() throws SQLException {
        var card = "5EC4E7" + System.nanoTime();
        var label = "Khun " + UUID.randomUUID();

        var id = id(body(issue(card, Map.of("label", label)).expectStatus().isCreated()));

        var shown =
                api.asStaff(GREEN)
                        .get()
                        .uri("/api/v1/credentials?userId={user}&kind=card&status=active", holder)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(shown).contains(id.toString(), label).doesNotContain(card);
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select string_agg(c::text || encode(label, 'escape'), '')"
                                                + " from credential c")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains(id.toString()).doesNotContain(card, label);
        }
        assertThat(fact("CredentialIssued", id).toString()).doesNotContain(card, label);
    }

    @Test
    void aCardHasOneHolderAtATimeAndIsHandedOverByRevokingIt() {
        var card = "one" + System.nanoTime();
        var house = fixture.houseOfResident(GREEN);
        var first = fixture.aCredential(GREEN, "card", card, holder);

        var taken =
                body(
                        fixture.issue(
                                        GREEN,
                                        "card",
                                        card.toUpperCase(Locale.ROOT),
                                        fixture.aPerson(GREEN),
                                        house)
                                .expectStatus()
                                .isEqualTo(409));
        assertThat(taken.path("type").asString()).endsWith(":credential-taken");
        assertThat(taken.toString()).doesNotContain(first.toString(), holder.toString());
        act(first, "revocation").expectStatus().isOk();
        act(first, "revocation").expectStatus().isEqualTo(409);
        fact("CredentialRevoked", first);

        fixture.aCredential(GREEN, "card", card, fixture.aPerson(GREEN));
    }

    @Test
    void aPlateHasOneHolderPerProvince() {
        var plate = aPlate();
        var house = fixture.houseOfResident(GREEN);
        fixture.aCredential(GREEN, "plate", plate + " กทม", holder);

        for (var same : List.of(plate.replace(" ", "") + "กรุงเทพมหานคร", plate)) {
            fixture.issue(GREEN, "plate", same, holder, house).expectStatus().isEqualTo(409);
        }
        var inPhuket = fixture.aCredential(GREEN, "plate", plate + " ภูเก็ต", holder);

        assertThat(credential(inPhuket).path("province").asString()).isEqualTo("ภูเก็ต");
    }

    @Test
    void ofManyWhoRegisterOnePlateAtOnceOneGetsIt() throws InterruptedException {
        var plate = aPlate() + " ตาก";
        var house = fixture.houseOfResident(GREEN);
        Callable<Integer> issuing =
                () ->
                        fixture.issue(GREEN, "plate", plate, holder, house)
                                .returnResult(Void.class)
                                .getStatus()
                                .value();

        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers =
                    threads.invokeAll(Stream.generate(() -> issuing).limit(6).toList()).stream()
                            .map(answer -> answer.resultNow())
                            .toList();

            assertThat(answers).containsOnly(201, 409).containsOnlyOnce(201);
        }
    }

    @Test
    void ofThoseWhoRegisterAPlateWithAndWithoutItsProvinceAtOnceOneGetsIt() throws Exception {
        var plate = aPlate();
        var house = fixture.houseOfResident(GREEN);
        try (var threads = Executors.newFixedThreadPool(2);
                var other = database.asSuperuser()) {
            other.setAutoCommit(false);
            // Both have looked whether it is free before one can store it.
            other.createStatement().execute("lock table credential in share row exclusive mode");
            var answers =
                    Stream.of(plate, plate + " ตาก")
                            .map(written ->
                                    threads.submit(() ->
                                            fixture.issue(GREEN, "plate", written, holder, house)
                                                    .returnResult(Void.class)
                                                    .getStatus()
                                                    .value()))
                            .toList();
            AccessFixture.awaitWaiting(database, 2);
            other.rollback();

            assertThat(List.of(answers.getFirst().get(), answers.getLast().get()))
                    .containsExactlyInAnyOrder(201, 409);
        }
        assertThat(found("kind=plate&value=" + plate)).hasSize(1);
    }

    @Test
    void staffFindTheHolderOfAPlate() {
        var plate = aPlate();
        var id = fixture.aCredential(GREEN, "plate", plate + " เลย", holder);

        assertThat(found("kind=plate&value=" + plate)).containsExactly(id.toString());
        assertThat(found("kind=plate&value=" + plate + " เลย")).containsExactly(id.toString());
        assertThat(found("kind=plate&value=" + plate + " ตาก")).isEmpty();
        assertThat(fields(body(list("value=" + plate).expectStatus().isBadRequest())))
                .containsExactly("kind");
        assertThat(fields(body(list("kind=plate&value=???").expectStatus().isBadRequest())))
                .containsExactly("value");
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        issue(
                                        "--",
                                        Map.of(
                                                "userId", UUID.randomUUID(),
                                                "propertyId", UUID.randomUUID(),
                                                "zoneIds", List.of(UUID.randomUUID()),
                                                "validFrom", "2026-02-01T00:00:00Z",
                                                "validUntil", "2026-02-01T00:00:00Z"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "value", "userId", "propertyId", "zoneIds", "validUntil");
    }

    @ParameterizedTest
    @CsvSource({
        "1กก, is no number plate",
        "1กก?1234, has characters",
        "1กก 1234 ดาวอังคาร, no province",
        "-, has no letter"
    })
    void saysWhatIsWrongWithAPlate(String plate, String message) {
        var problem = body(issue(plate, Map.of("kind", "plate")).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("message"))
                .singleElement()
                .asString()
                .contains(message);
    }

    @Test
    void whenAndWhereItOpensIsChangedByWhoHasSeenTheLatest() {
        fixture.mainGate(GREEN);
        var id = id(body(issue(card(), Map.of("label", "Khun A")).expectStatus().isCreated()));
        var until = Instant.parse("2036-01-01T00:00:00Z");
        var zone = zone();

        var changed =
                body(
                        patch(id, "\"0\"", Map.of("validUntil", until, "zoneIds", List.of(zone)))
                                .expectStatus()
                                .isOk());

        assertThat(changed.path("validUntil").asString()).isEqualTo(until.toString());
        assertThat(changed.path("label").asString()).isEqualTo("Khun A");
        var fact = fact("CredentialChanged", id);
        assertThat(fact.path("zoneIds").path(0).asString()).isEqualTo(zone.toString());
        patch(id, "\"0\"", Map.of("label", "late")).expectStatus().isEqualTo(412);
        assertThat(
                        fields(
                                body(
                                        patch(
                                                        id,
                                                        "\"1\"",
                                                        Map.of(
                                                                "validFrom",
                                                                until.plusSeconds(1),
                                                                "zoneIds",
                                                                List.of(UUID.randomUUID())))
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactlyInAnyOrder("validUntil", "zoneIds");

        var cleared =
                body(
                        patch(
                                        id,
                                        "\"1\"",
                                        Map.of(
                                                "clear",
                                                List.of("valid_until", "label"),
                                                "zoneIds",
                                                List.of()))
                                .expectStatus()
                                .isOk());
        assertThat(cleared.path("validUntil").isNull()).isTrue();
        assertThat(cleared.path("label").isNull()).isTrue();
        assertThat(cleared.path("zoneIds")).isEmpty();
    }

    @Test
    void expiredIsSaidOfWhatIsOverWhateverItsStatus() {
        var until = Instant.now().plus(Duration.ofHours(1));
        var id = id(body(issue(card(), Map.of("validUntil", until)).expectStatus().isCreated()));

        assertThat(credential(id).path("expired").asBoolean()).isFalse();
        clock.advance(Duration.ofHours(2));

        assertThat(credential(id).path("expired").asBoolean()).isTrue();
        assertThat(credential(id).path("status").asString()).isEqualTo("active");
    }

    @Test
    void isSuspendedLostFoundAndRevokedAndSaysSoEachTime() {
        var id = fixture.aCredential(GREEN, "card", card(), holder);

        assertThat(status(act(id, "suspension"))).isEqualTo("suspended");
        assertThat(problem(act(id, "suspension"))).endsWith(":credential-status");
        assertThat(status(act(id, "loss"))).isEqualTo("lost");
        assertThat(problem(act(id, "loss"))).endsWith(":credential-status");
        assertThat(problem(act(id, "suspension"))).endsWith(":credential-status");
        assertThat(status(act(id, "reactivation"))).isEqualTo("active");
        assertThat(problem(act(id, "reactivation"))).endsWith(":credential-status");
        assertThat(status(act(id, "revocation"))).isEqualTo("revoked");
        for (var action : List.of("suspension", "loss", "reactivation", "revocation")) {
            assertThat(problem(act(id, action))).endsWith(":credential-revoked");
        }
        patch(id, "\"4\"", Map.of("label", "late")).expectStatus().isEqualTo(409);

        for (var type :
                List.of(
                        "CredentialSuspended",
                        "CredentialReportedLost",
                        "CredentialReactivated",
                        "CredentialRevoked")) {
            assertThat(fact(type, id).path("userId").asString()).isEqualTo(holder.toString());
        }
    }

    /// As identity-service tells after a lost phone.
    @Test
    void whoIsSignedOutLosesTheirAppsAndNothingElse() {
        var owner = UUID.randomUUID();
        fixture.person(GREEN, owner, "active", 1);
        var app = fixture.aCredential(GREEN, "app", "app-" + UUID.randomUUID(), owner);
        var card = fixture.aCredential(GREEN, "card", card(), owner);
        var othersApp = fixture.aCredential(GREEN, "app", "app-" + UUID.randomUUID(), holder);

        signedOut(owner, Instant.now());
        var newApp = fixture.aCredential(GREEN, "app", "app-" + UUID.randomUUID(), owner);
        signedOut(owner, Instant.now().minus(Duration.ofMinutes(1)));

        assertThat(credential(app).path("status").asString()).isEqualTo("revoked");
        assertThat(credential(card).path("status").asString()).isEqualTo("active");
        assertThat(credential(othersApp).path("status").asString()).isEqualTo("active");
        assertThat(credential(newApp).path("status").asString()).isEqualTo("active");
        assertThat(fact("CredentialRevoked", app).path("userId").asString())
                .isEqualTo(owner.toString());
    }

    private void signedOut(UUID userId, Instant at) {
        events.publish(
                GREEN,
                "identity.user.v1",
                userId.toString(),
                "identity.PersonSignedOut",
                """
                {"userId": "%s", "signedOutBy": "%s", "signedOutAt": "%s"}
                """
                        .formatted(userId, userId, at));
        events.awaitConsumed("identity.user.v1");
    }

    @Test
    void residentsSeeAndReportLostWhatTheyHoldThemselves() {
        var resident = userId(api.tokens().of(GREEN.resident(), GREEN));
        fixture.person(GREEN, resident, "active", 1);
        var own =
                id(
                        body(
                                issue(card(), Map.of("userId", resident, "label", "Khun A"))
                                        .expectStatus()
                                        .isCreated()));
        var other = fixture.aCredential(GREEN, "card", card(), holder);
        var asResident = api.asResident(GREEN);

        var seen =
                body(
                        asResident
                                .get()
                                .uri("/api/v1/credentials?limit=200")
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(seen.path("items").findValuesAsString("id"))
                .contains(own.toString())
                .doesNotContain(other.toString());
        assertThat(seen.path("items").findValuesAsString("userId"))
                .containsOnly(resident.toString());
        assertThat(seen.toString()).doesNotContain("Khun A");
        assertThat(
                        body(asResident
                                        .get()
                                        .uri("/api/v1/credentials?userId={id}", holder)
                                        .exchange())
                                .path("items"))
                .isEmpty();
        post(asResident, other, "loss").expectStatus().isNotFound();
        post(asResident, own, "suspension").expectStatus().isForbidden();

        assertThat(status(post(asResident, own, "loss"))).isEqualTo("lost");
        post(asResident, own, "reactivation").expectStatus().isForbidden();
    }

    @Test
    void anotherVillageSeesNothingOfIt() {
        var id = fixture.aCredential(GREEN, "card", card(), holder);

        post(api.asStaff(BLUE), id, "loss").expectStatus().isNotFound();
        api.asGuard(BLUE)
                .get()
                .uri("/api/v1/credentials/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private static String card() {
        return "C%015X".formatted(System.nanoTime());
    }

    private UUID zone() {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select id from zone where name = 'main' and village_id = '%s'"
                                                .formatted(GREEN.id()))) {
            assertThat(rows.next()).isTrue();
            return rows.getObject(1, UUID.class);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private RestTestClient.ResponseSpec issue(String value, Map<String, Object> differences) {
        var request = new HashMap<String, Object>();
        request.put("kind", "card");
        request.put("value", value);
        request.put("userId", holder);
        request.put("propertyId", fixture.houseOfResident(GREEN));
        request.putAll(differences);
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/credentials")
                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                .body(request)
                .exchange();
    }

    private RestTestClient.ResponseSpec act(UUID id, String action) {
        return post(api.asStaff(GREEN), id, action);
    }

    private static RestTestClient.ResponseSpec post(RestTestClient caller, UUID id, String action) {
        return caller.post().uri("/api/v1/credentials/{id}/{action}", id, action).exchange();
    }

    private RestTestClient.ResponseSpec patch(UUID id, String eTag, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/credentials/{id}", id)
                .header("If-Match", eTag)
                .body(change)
                .exchange();
    }

    private RestTestClient.ResponseSpec list(String query) {
        return api.asStaff(GREEN).get().uri("/api/v1/credentials?" + query).exchange();
    }

    private List<String> found(String query) {
        return body(list(query).expectStatus().isOk()).path("items").findValuesAsString("id");
    }

    private JsonNode credential(UUID id) {
        return body(
                api.asGuard(GREEN)
                        .get()
                        .uri("/api/v1/credentials/{id}", id)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private static UUID id(JsonNode credential) {
        return UUID.fromString(credential.path("id").asString());
    }

    private static String status(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isOk()).path("status").asString();
    }

    private static String problem(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isEqualTo(409)).path("type").asString();
    }

    private JsonNode fact(String type, UUID credentialId) {
        return events.await(
                        "access.credential.v1",
                        "access." + type,
                        data ->
                                data.path("credentialId")
                                        .asString()
                                        .equals(credentialId.toString()))
                .data();
    }
}
