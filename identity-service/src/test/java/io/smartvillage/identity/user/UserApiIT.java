package io.smartvillage.identity.user;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class UserApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired ApplicationContext context;

    private IdentityFixture fixture;
    private KeycloakProbe probe;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
        probe = KeycloakProbe.of(context);
        fixture.ensure(GREEN);
        fixture.ensure(BLUE);
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    void aRegisteredPersonSignsInAtOnceAndIsFoundByTheirContacts() {
        var username = unique("malee");
        var user = fixture.register(GREEN, person(username, "resident"));

        assertThat(user.path("accountExisted").asBoolean()).isFalse();
        assertThat(user.has("oneTimePassword") && !user.path("oneTimePassword").isNull()).isFalse();
        var me = get(api.as(username, GREEN), "/api/v1/me");
        assertThat(me.path("userId")).isEqualTo(user.path("id"));
        assertThat(me.path("roles").toString()).isEqualTo("[\"resident\"]");
        assertThat(found("email=" + username.toUpperCase(Locale.ROOT) + "@example.com"))
                .isEqualTo(1);
        assertThat(found("username=" + username + "&phone=0897654321&role=resident")).isEqualTo(1);
        assertThat(found("username=" + username + "&status=suspended")).isZero();
        events.await(
                "identity.user-state.v1",
                "identity.UserState",
                data -> data.path("userId").equals(user.path("id")));
    }

    @Test
    void withoutAChosenPasswordAOneTimePasswordIsShownOnce() {
        var request = new HashMap<>(person(unique("otp-user"), "resident"));
        request.remove("initialPassword");

        var user = fixture.register(GREEN, request);

        assertThat(user.path("oneTimePassword").asString()).hasSize(16);
        assertThat(
                        get(api.asAdmin(GREEN), "/api/v1/users/" + user.path("id").asString())
                                .path("oneTimePassword")
                                .asString(""))
                .isEmpty();
    }

    @Test
    void aSuspendedPersonsTokensAreGoodForNothing() {
        var username = unique("suspended");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        var current = api.tokens().of(username, GREEN);
        assertThat(statusOf(api.withToken(current))).isEqualTo(200);

        state(GREEN, id, "suspension").expectStatus().isOk();

        assertThat(statusOf(api.withToken(api.tokens().fresh(username, GREEN.alias()))))
                .isEqualTo(403);
        Awaitility.await("the current token is refused")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(statusOf(api.withToken(current))).isEqualTo(403));
        state(GREEN, id, "suspension").expectStatus().isEqualTo(409);

        state(GREEN, id, "activation").expectStatus().isOk();
        Awaitility.await("let in again")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() ->
                        assertThat(
                                        statusOf(
                                                api.withToken(
                                                        api.tokens()
                                                                .fresh(username, GREEN.alias()))))
                                .isEqualTo(200));
    }

    @Test
    void whoLeftTheVillageIsKeptOutAndCanComeBack() {
        var username = unique("left");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();

        var left = body(state(GREEN, id, "deactivation").expectStatus().isOk());

        assertThat(left.path("status").asString()).isEqualTo("inactive");
        assertThat(statusOf(api.withToken(api.tokens().fresh(username, GREEN.alias()))))
                .isEqualTo(403);
        state(GREEN, id, "suspension").expectStatus().isEqualTo(409);
        state(GREEN, id, "activation").expectStatus().isOk();
    }

    @Test
    void aNewRoleHoldsFromTheNextTokenOn() {
        var username = unique("promoted");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();

        patch(GREEN, id, "\"0\"", Map.of("role", "guard")).expectStatus().isOk();

        assertThat(
                        get(
                                        api.withToken(api.tokens().fresh(username, GREEN.alias())),
                                        "/api/v1/me")
                                .path("roles")
                                .toString())
                .isEqualTo("[\"guard\"]");
        patch(GREEN, id, "\"0\"", Map.of("role", "staff")).expectStatus().isEqualTo(412);
    }

    @Test
    void aPersonOfTwoVillagesIsOneAccountAndSuspendedInOneOnly() {
        var username = unique("both");
        var first = fixture.register(GREEN, person(username, "resident"));
        probe.verifyEmail(username);

        var second = fixture.register(BLUE, person(username, "guard"));

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(second.path("accountExisted").asBoolean()).isTrue();
        assertThat(statusOf(api.as(username, GREEN))).isEqualTo(200);
        state(BLUE, second.path("id").asString(), "suspension").expectStatus().isOk();
        assertThat(statusOf(api.withToken(api.tokens().fresh(username, "blue")))).isEqualTo(403);
        assertThat(statusOf(api.withToken(api.tokens().fresh(username, "green")))).isEqualTo(200);
    }

    @Test
    void noVillageTakesOverAnAccount() {
        var victim = unique("victim");
        fixture.register(GREEN, person(victim, "resident"));
        var before = probe.account(victim);

        // By username, with the very address, which nobody verified.
        fixture.post(BLUE, person(victim, "resident")).expectStatus().isEqualTo(409);
        // Verified, but another address.
        probe.verifyEmail(victim);
        var wrong = new HashMap<>(person(victim, "resident"));
        wrong.put("email", unique("attacker") + "@example.com");
        fixture.post(BLUE, wrong).expectStatus().isEqualTo(409);
        // By e-mail address, under a name of the attacker's.
        var byEmail = new HashMap<>(person(unique("innocent"), "resident"));
        byEmail.put("email", victim + "@example.com");
        fixture.post(BLUE, byEmail).expectStatus().isEqualTo(409);

        assertThat(probe.members("blue")).doesNotContain(victim, unique("innocent"));
        assertThat(probe.account(victim).path("email")).isEqualTo(before.path("email"));
    }

    @Test
    void whatAVillageNotesOfASharedPersonDoesNotReachTheirAccount() {
        var username = unique("shared");
        fixture.register(GREEN, person(username, "resident"));
        probe.verifyEmail(username);
        var password = new HashMap<>(person(username, "resident"));
        password.put("initialPassword", "the-attackers-password");
        var id = fixture.register(BLUE, password).path("id").asString();

        patch(BLUE, id, "\"0\"", Map.of("email", unique("evil") + "@example.com"))
                .expectStatus()
                .isOk();

        assertThat(probe.account(username).path("email").asString())
                .isEqualTo(username + "@example.com");
        // Still signs in with the password from the first village.
        assertThat(statusOf(api.withToken(api.tokens().fresh(username, "blue")))).isEqualTo(200);
    }

    @Test
    void anAccountThatACrashLeftBehindGivesWay() {
        var username = unique("abandoned");
        probe.makeAccount(username, false);

        fixture.post(GREEN, person(username, "resident")).expectStatus().isEqualTo(503);
        clock.advance(Duration.ofMinutes(3));
        fixture.register(GREEN, person(username, "resident"));

        assertThat(probe.accounts(username)).hasSize(1);
        assertThat(statusOf(api.as(username, GREEN))).isEqualTo(200);
    }

    @Test
    void aVillageKeepsItsLastAdmin() {
        var village = fixture.newVillage("lastadmin");
        var admin = get(api.asAdmin(village), "/api/v1/users").path("items").path(0);
        var id = admin.path("id").asString();

        state(village, id, "suspension").expectStatus().isEqualTo(409);
        patch(village, id, "\"0\"", Map.of("role", "resident")).expectStatus().isEqualTo(409);
        fixture.register(village, person(unique("second-admin"), "admin"));

        state(village, id, "suspension").expectStatus().isOk();
    }

    @Test
    void staffRegisterResidentsButMakeNoAdmins() {
        var admin = person(unique("by-staff"), "admin");

        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/users")
                .body(admin)
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/users")
                .body(person(unique("by-staff"), "resident"))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void aResidentSeesOnlyThemselves() {
        var username = unique("curious");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        var resident = api.as(username, GREEN);

        assertThat(get(resident, "/api/v1/users").path("items")).hasSize(1);
        assertThat(get(resident, "/api/v1/users/" + id).path("username").asString())
                .isEqualTo(username);
        resident.get()
                .uri("/api/v1/users/" + fixture.ensure(GREEN))
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void anotherVillagesPersonIsNotThere() {
        var id = fixture.ensure(GREEN).toString();

        api.asAdmin(BLUE).get().uri("/api/v1/users/" + id).exchange().expectStatus().isNotFound();
        state(BLUE, id, "suspension").expectStatus().isNotFound();
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        fixture.post(
                                        GREEN,
                                        Map.of(
                                                "role",
                                                "king",
                                                "username",
                                                "Victim@example.com",
                                                "email",
                                                "no",
                                                "phone",
                                                "call me",
                                                "displayName",
                                                "x".repeat(101),
                                                "shoeSize",
                                                42))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "role", "username", "email", "phone", "displayName", "shoeSize");
        fixture.post(
                        GREEN,
                        Map.of(
                                "role",
                                "resident",
                                "username",
                                "ok-name",
                                "initialPassword",
                                "short"))
                .expectStatus()
                .isBadRequest();
    }

    @Test
    void theSameKeyGivesTheFirstAnswerAgain() {
        var key = UUID.randomUUID().toString();
        var request = new HashMap<>(person(unique("keyed"), "resident"));
        request.remove("initialPassword");

        var first = body(post(request, key).expectStatus().isCreated());

        assertThat(body(post(request, key).expectStatus().isCreated())).isEqualTo(first);
        request.put("role", "guard");
        post(request, key).expectStatus().isEqualTo(422);
    }

    @Test
    void personalDataIsUnreadableInTheTablesAndInEvents() throws SQLException {
        var username = unique("secret");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();

        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select u::text from village_user u where id = ?::uuid")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1))
                        .contains(username)
                        .doesNotContain("@example.com", "มาลี", "089-765-4321", "0897654321");
            }
        }
        assertThat(events.on("identity.user.v1").toString() + events.on("identity.user-state.v1"))
                .contains(id)
                .doesNotContain(username, "@example.com", "มาลี", "089-765");
    }

    private int found(String query) {
        return get(api.asAdmin(GREEN), "/api/v1/users?" + query).path("items").size();
    }

    private RestTestClient.ResponseSpec post(Map<String, Object> person, String key) {
        return api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/users")
                .header("Idempotency-Key", key)
                .body(person)
                .exchange();
    }

    private RestTestClient.ResponseSpec state(DemoVillage village, String id, String what) {
        return api.asAdmin(village).post().uri("/api/v1/users/{id}/" + what, id).exchange();
    }

    private RestTestClient.ResponseSpec patch(
            DemoVillage village, String id, String eTag, Map<String, Object> patch) {
        return api.asAdmin(village)
                .patch()
                .uri("/api/v1/users/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(patch)
                .exchange();
    }

    private static int statusOf(RestTestClient client) {
        return client.get()
                .uri("/api/v1/me")
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult()
                .getStatus()
                .value();
    }
}
