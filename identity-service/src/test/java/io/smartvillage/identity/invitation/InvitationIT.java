package io.smartvillage.identity.invitation;

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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class InvitationIT {

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
    void whoIsInvitedBelongsToTheVillageFromTheNextTokenOn() {
        var house = fixture.house(GREEN, "7/7", UUID.randomUUID(), List.of());
        var invitation =
                fixture.invite(
                        GREEN,
                        Map.of(
                                "role",
                                "resident",
                                "displayName",
                                "มานี มีนา",
                                "propertyIds",
                                List.of(house)));
        var manee = account("manee");

        var accepted = body(accept(manee, code(invitation)).expectStatus().isCreated());

        assertThat(accepted.path("alias").asString()).isEqualTo("green");
        assertThat(accepted.path("role").asString()).isEqualTo("resident");
        var me = get(api.withToken(api.tokens().fresh(manee, "green")), "/api/v1/me");
        assertThat(me.path("roles").toString()).isEqualTo("[\"resident\"]");
        assertThat(me.path("displayName").asString()).isEqualTo("มานี มีนา");
        var stored = find(invitation);
        assertThat(stored.path("status").asString()).isEqualTo("accepted");
        assertThat(stored.path("acceptedBy")).isEqualTo(me.path("userId"));
        assertThat(stored.path("code").asString("")).isEmpty();
        var fact =
                events.await(
                        "identity.invitation.v1",
                        "identity.InvitationAccepted",
                        data -> data.path("invitationId").equals(invitation.path("id")));
        assertThat(fact.data().path("propertyIds").toString()).contains(house.toString());
        events.await(
                "identity.user-state.v1",
                "identity.UserState",
                data -> data.path("userId").equals(me.path("userId")));
    }

    @Test
    void theCodeAndTheLinkAreShownOnce() {
        var invitation = fixture.invite(GREEN, Map.of("role", "guard"));

        assertThat(code(invitation)).matches("[A-Z2-9]{6}(-[A-Z2-9]{6}){2}");
        assertThat(invitation.path("link").asString()).endsWith("#" + code(invitation));
        assertThat(find(invitation).path("code").asString("")).isEmpty();
        assertThat(get(api.asAdmin(GREEN), "/api/v1/invitations").toString())
                .doesNotContain(code(invitation));
    }

    /// Domain rule 18, for people: twenty at once, of five accounts.
    @Test
    void ofTwentyAtOnceOneAccountIsLetIn() throws Exception {
        var village = fixture.newVillage("race");
        var invitation = fixture.invite(village, Map.of("role", "resident"));
        var racers = IntStream.range(0, 5).mapToObj(i -> account("racer-" + i)).toList();
        racers.forEach(racer -> api.tokens().withoutVillage(racer));
        var start = new CountDownLatch(1);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 20; i++) {
            var racer = racers.get(i % racers.size());
            calls.add(() -> {
                start.await();
                return statusOf(accept(racer, code(invitation)));
            });
        }
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = calls.stream().map(threads::submit).toList();
            start.countDown();
            for (var call : running) {
                answers.add(call.get());
            }
        }

        // The one account's four calls have the same answer, the others' sixteen are late.
        assertThat(answers).filteredOn(status -> status == 201).hasSize(4);
        assertThat(answers).filteredOn(status -> status == 410).hasSize(16);
        assertThat(residentsOf(village)).isEqualTo(1);
        Awaitility.await("one member beside the admin")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(probe.members(village.alias())).hasSize(2));
    }

    @Test
    void isGoodForOneAccountAndSaysSo() {
        var invitation = fixture.invite(GREEN, Map.of("role", "resident"));
        var first = account("first");
        var answer = body(accept(first, code(invitation)).expectStatus().isCreated());

        assertThat(body(accept(first, code(invitation)).expectStatus().isCreated()))
                .isEqualTo(answer);
        refuses(accept(account("second"), code(invitation)), 410, "invitation-accepted");
    }

    @Test
    void anotherCodeOfSomebodyWhoBelongsToTheVillageStaysGood() {
        var member = account("member");
        accept(member, code(fixture.invite(GREEN, Map.of("role", "resident"))))
                .expectStatus()
                .isCreated();
        var invitation = fixture.invite(GREEN, Map.of("role", "guard"));

        refuses(accept(member, code(invitation)), 409, "already-a-member");

        assertThat(find(invitation).path("status").asString()).isEqualTo("open");
    }

    @Test
    void endsAfterTheDaysThatTheVillageHasChosen() {
        var invitation = fixture.invite(GREEN, Map.of("role", "resident"));
        var longer = fixture.invite(GREEN, Map.of("role", "resident", "validDays", 30));
        var late = account("late-guest");

        clock.advance(Duration.ofDays(10));

        refuses(accept(late, code(invitation)), 410, "invitation-expired");
        assertThat(find(invitation).path("status").asString()).isEqualTo("expired");
        assertThat(get(api.asAdmin(GREEN), "/api/v1/invitations?status=expired").toString())
                .contains(invitation.path("id").asString())
                .doesNotContain(longer.path("id").asString());
        accept(late, code(longer)).expectStatus().isCreated();
    }

    @Test
    void isGoodForNothingOnceRevoked() {
        var invitation = fixture.invite(GREEN, Map.of("role", "resident"));

        var revoked = body(revoke(invitation).expectStatus().isOk());

        assertThat(revoked.path("status").asString()).isEqualTo("revoked");
        refuses(accept(account("revoked"), code(invitation)), 410, "invitation-revoked");
        refuses(revoke(invitation), 410, "invitation-revoked");
        events.await(
                "identity.invitation.v1",
                "identity.InvitationRevoked",
                data -> data.path("invitationId").equals(invitation.path("id")));
    }

    @Test
    void whoGuessesLearnsNothingAndIsSlowedDown() throws Exception {
        var invitation = fixture.invite(GREEN, Map.of("role", "resident"));
        var guesser = account("guesser");
        var halfRight = code(invitation).substring(0, 7) + "AAAAAA-AAAAAA";

        var answers =
                List.of(halfRight, "AAAAAA-AAAAAA-AAAAAA", "no code at all").stream()
                        .map(guess -> body(accept(guesser, guess).expectStatus().isNotFound()))
                        .map(problem -> problem.path("type").asString() + problem.path("detail"))
                        .distinct()
                        .toList();
        assertThat(answers).hasSize(1);
        for (int i = 3; i < 10; i++) {
            refuses(accept(guesser, halfRight), 404, "invitation-not-found");
        }

        var tooMany = acceptPlainly(guesser, code(invitation));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains(":too-many-guesses\"");
        assertThat(tooMany.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 900L);
        clock.advance(Duration.ofMinutes(16));

        accept(guesser, code(invitation)).expectStatus().isCreated();
    }

    @Test
    void aTokenWithAVillageIsNotForThis() {
        var invitation = fixture.invite(BLUE, Map.of("role", "resident"));

        refuses(
                api.asResident(GREEN)
                        .post()
                        .uri("/api/v1/invitation-acceptances")
                        .body(Map.of("code", code(invitation)))
                        .exchange(),
                403,
                "village-in-token");
    }

    @Test
    void staffInviteNoAdmins() {
        refuses(
                api.asStaff(GREEN)
                        .post()
                        .uri("/api/v1/invitations")
                        .body(Map.of("role", "admin"))
                        .exchange(),
                403,
                "role-not-grantable");
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/invitations")
                                .body(
                                        Map.of(
                                                "role", "king",
                                                "email", "nobody",
                                                "phone", "call me",
                                                "validDays", 91,
                                                "seats", 2))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("role", "email", "phone", "validDays", "seats");

        var house = fixture.house(BLUE, "9/9", UUID.randomUUID(), List.of());
        var foreign =
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/invitations")
                                .body(Map.of("role", "resident", "propertyIds", List.of(house)))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());
        assertThat(foreign.path("errors").findValuesAsString("field"))
                .containsExactly("propertyIds[0]");
    }

    @Test
    void whoLeftTheVillageComesBackWithAnotherRole() {
        var username = unique("returning");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        state(id, "deactivation").expectStatus().isOk();
        var invitation = fixture.invite(GREEN, Map.of("role", "guard"));

        accept(username, code(invitation)).expectStatus().isCreated();

        Awaitility.await("let in as a guard")
                .atMost(Duration.ofSeconds(15))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(
                                        get(
                                                        api.withToken(
                                                                api.tokens()
                                                                        .fresh(username, "green")),
                                                        "/api/v1/me")
                                                .path("roles")
                                                .toString())
                                .isEqualTo("[\"guard\"]"));
    }

    @Test
    void noCodeLetsASuspendedPersonIn() {
        var username = unique("kept-out");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        state(id, "suspension").expectStatus().isOk();

        refuses(
                accept(username, code(fixture.invite(GREEN, Map.of("role", "resident")))),
                403,
                "user-suspended");
    }

    @Test
    void whatIsKeptOfAnInvitationIsUnreadableAndForgottenInTime() throws SQLException {
        var village = fixture.newVillage("forgetful");
        var invitation =
                fixture.invite(
                        village,
                        Map.of(
                                "role",
                                "resident",
                                "displayName",
                                "ปิติ ชูใจ",
                                "email",
                                "piti@example.com",
                                "phone",
                                "081-555-0123"));
        assertThat(rows(village))
                .hasSize(1)
                .allSatisfy(row ->
                        assertThat(row)
                                .doesNotContain(
                                        "ปิติ",
                                        "piti@example.com",
                                        "0123",
                                        code(invitation).substring(7),
                                        code(invitation).substring(7).replace("-", "")));

        var job = context.getBean(PurgeInvitations.class);
        clock.advance(Duration.ofDays(14 + 90).minusMinutes(5));
        job.purge();
        assertThat(rows(village)).hasSize(1);
        clock.advance(Duration.ofMinutes(5));
        job.purge();

        assertThat(rows(village)).isEmpty();
    }

    private List<String> rows(DemoVillage village) throws SQLException {
        try (var connection = database.asSuperuser();
                var query =
                        connection.prepareStatement(
                                "select i::text from invitation i where village_id = ?")) {
            query.setObject(1, village.id());
            try (var found = query.executeQuery()) {
                var rows = new ArrayList<String>();
                while (found.next()) {
                    rows.add(found.getString(1));
                }
                return rows;
            }
        }
    }

    private String account(String name) {
        var username = unique(name);
        probe.makeAccount(username);
        return username;
    }

    private RestTestClient.ResponseSpec accept(String username, String code) {
        return api.withToken(api.tokens().withoutVillage(username))
                .post()
                .uri("/api/v1/invitation-acceptances")
                .body(Map.of("code", code))
                .exchange();
    }

    /// With a client that does not wait for `Retry-After` by itself.
    private HttpResponse<String> acceptPlainly(String username, String code) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(
                                    URI.create(
                                            "http://127.0.0.1:%d/api/v1/invitation-acceptances"
                                                    .formatted(api.port())))
                            .header(
                                    "Authorization",
                                    "Bearer " + api.tokens().withoutVillage(username))
                            .header("Content-Type", "application/json")
                            .POST(
                                    HttpRequest.BodyPublishers.ofString(
                                            "{\"code\": \"%s\"}".formatted(code)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private RestTestClient.ResponseSpec revoke(JsonNode invitation) {
        return api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/invitations/{id}/revocation", invitation.path("id").asString())
                .exchange();
    }

    private RestTestClient.ResponseSpec state(String id, String what) {
        return api.asAdmin(GREEN).post().uri("/api/v1/users/{id}/" + what, id).exchange();
    }

    private JsonNode find(JsonNode invitation) {
        return get(api.asAdmin(GREEN), "/api/v1/invitations/" + invitation.path("id").asString());
    }

    private int residentsOf(DemoVillage village) {
        return get(api.asAdmin(village), "/api/v1/users?role=resident").path("items").size();
    }

    private static int statusOf(RestTestClient.ResponseSpec answer) {
        return answer.expectBody(JsonNode.class).returnResult().getStatus().value();
    }

    private static String code(JsonNode invitation) {
        return invitation.path("code").asString();
    }

    private static void refuses(RestTestClient.ResponseSpec answer, int status, String code) {
        assertThat(body(answer.expectStatus().isEqualTo(status)).path("type").asString())
                .endsWith(":" + code);
    }
}
