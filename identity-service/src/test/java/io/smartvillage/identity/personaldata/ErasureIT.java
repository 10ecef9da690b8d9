package io.smartvillage.identity.personaldata;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.identity.keycloak.VillageAccess;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ErasureIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired VillageAccess access;
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
    void nothingThatNamesAnErasedPersonIsLeftAndTheCountsAreTheSame() throws SQLException {
        var username = unique("forgotten");
        var id = gone(GREEN, username);
        var before = count("select count(*) from village_user where village_id = '%s'");

        var erasure = erased(GREEN, id, false);

        assertThat(erasure.path("steps").findValuesAsString("name"))
                .containsExactly(
                        "identity",
                        "property",
                        "billing",
                        "access",
                        "visitor",
                        "expense",
                        "account");
        assertThat(erasure.path("steps").findValues("doneAt")).noneMatch(JsonNode::isNull);
        var user = get(api.asAdmin(GREEN), "/api/v1/users/" + id);
        assertThat(user.path("username").asString()).isEqualTo("erased:" + id);
        assertThat(user.path("displayName").isNull()).isTrue();
        assertThat(user.path("email").isNull()).isTrue();
        assertThat(user.path("phone").isNull()).isTrue();
        assertThat(user.path("erasedAt").asString()).isNotEmpty();
        assertThat(user.path("status").asString()).isEqualTo("inactive");
        for (var filter :
                new String[] {"username=" + username, "email=" + username + "@example.com"}) {
            assertThat(get(api.asAdmin(GREEN), "/api/v1/users?" + filter).path("items")).isEmpty();
        }
        assertThat(count("select count(*) from village_user where village_id = '%s'"))
                .isEqualTo(before);
        assertThat(row(id)).doesNotContain(username).contains("erased:");
        assertThat(probe.accounts(username)).isEmpty();
    }

    @Test
    void aRowFromABackupCannotBeReadOnceTheKeyIsDestroyed() throws SQLException {
        var id = gone(GREEN, unique("restored"));
        var backup = texts(id);
        erased(GREEN, id, false);

        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update village_user set display_name = ?, email = ?, phone = ?"
                                        + " where id = ?::uuid")) {
            for (int i = 0; i < backup.length; i++) {
                statement.setBytes(i + 1, backup[i]);
            }
            statement.setString(4, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        var user = get(api.asAdmin(GREEN), "/api/v1/users/" + id);
        assertThat(user.path("displayName").isNull()).isTrue();
        assertThat(user.path("email").isNull()).isTrue();
        assertThat(user.path("phone").isNull()).isTrue();
        get(api.asAdmin(GREEN), "/api/v1/users?status=inactive");
    }

    @Test
    void aServiceThatWasRestoredIsToldAgain() throws SQLException {
        var username = unique("toldagain");
        var id = gone(GREEN, username);
        var erasure = erased(GREEN, id, false).path("id").asString();
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update village_user set username = ?, erased_at = null"
                                        + " where id = ?::uuid")) {
            statement.setString(1, username);
            statement.setString(2, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/erasures/{id}/repetition", erasure)
                .exchange()
                .expectStatus()
                .isAccepted();

        Awaitility.await("erased again")
                .atMost(Duration.ofSeconds(15))
                .until(() -> row(id).contains("erased:" + id));
    }

    @Test
    void askingAgainGivesTheErasureThereIs() {
        var id = gone(GREEN, unique("again"));
        var first = body(fixture.erase(GREEN, id, false).expectStatus().isAccepted());

        var second = body(fixture.erase(GREEN, id, false).expectStatus().isAccepted());
        fixture.answerErasure(GREEN, first.path("id").asString(), id);
        fixture.answerErasure(GREEN, first.path("id").asString(), id);
        var third = body(fixture.erase(GREEN, id, true).expectStatus().isAccepted());

        assertThat(second.path("id")).isEqualTo(first.path("id"));
        assertThat(third.path("id")).isEqualTo(first.path("id"));
        assertThat(third.path("completedAt").asString()).isNotEmpty();
        assertThat(get(api.asAdmin(GREEN), "/api/v1/erasures?villageUserId=" + id).path("items"))
                .hasSize(1);
        assertThat(
                        events.on("identity.personal-data.v1").stream()
                                .filter(event -> event.type().equals("identity.PersonErased"))
                                .filter(event -> event.key().equals(id)))
                .hasSize(1);
    }

    @Test
    void whoBelongsToTheVillageIsErasedOnTheirOwnRequestOnly() {
        var username = unique("asks");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();

        var problem =
                body(fixture.erase(GREEN, id, false).expectStatus().isEqualTo(409))
                        .path("type")
                        .asString();
        assertThat(problem).endsWith("person-still-of-village");
        assertThat(get(api.as(username, GREEN), "/api/v1/me").path("status").asString())
                .isEqualTo("active");

        erased(GREEN, id, true);
        assertThat(get(api.asAdmin(GREEN), "/api/v1/users/" + id).path("displayName").isNull())
                .isTrue();
    }

    @Test
    void whoLivesInAHouseIsErasedOnceTheyMovedOut() {
        var id = gone(GREEN, unique("housed"));
        var house = fixture.houseOf(GREEN, UUID.fromString(id));

        var problem = body(fixture.erase(GREEN, id, true).expectStatus().isEqualTo(409));
        assertThat(problem.path("type").asString()).endsWith("person-lives-in-house");
        assertThat(problem.path("detail").asString()).isNotEmpty();
        assertThat(get(api.asAdmin(GREEN), "/api/v1/users/" + id).path("erasedAt").isNull())
                .isTrue();

        fixture.houseOf(GREEN, house, null, Instant.parse("2026-11-24T03:00:00Z"));
        erased(GREEN, id, false);
    }

    @Test
    void theLastAdminStays() {
        var village = fixture.newVillage("erasure");
        var admin = get(api.asAdmin(village), "/api/v1/users").path("items").path(0);
        var id = admin.path("id").asString();

        var problem = body(fixture.erase(village, id, true).expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith("last-admin");
        assertThat(get(api.asAdmin(village), "/api/v1/me").path("status").asString())
                .isEqualTo("active");
        assertThat(get(api.asAdmin(village), "/api/v1/erasures").path("items")).isEmpty();
    }

    @Test
    void anAccountThatAnotherVillageHasStays() {
        var username = unique("twovillages");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        probe.verifyEmail(username);
        fixture.register(BLUE, person(username, "resident"));

        erased(GREEN, id, true);

        assertThat(probe.accounts(username)).hasSize(1);
        assertThat(probe.villagesOf(id)).containsExactly("blue");
        var inBlue = get(api.asAdmin(BLUE), "/api/v1/users/" + id);
        assertThat(inBlue.path("displayName").asString()).isEqualTo("มาลี สุขใจ");
        assertThat(get(api.as(username, BLUE), "/api/v1/me").path("status").asString())
                .isEqualTo("active");
    }

    @Test
    void leavingAVillageTwiceIsAsGoodAsOnce() {
        var username = unique("leaves");
        var id = UUID.fromString(gone(GREEN, username));

        access.leave(GREEN.alias(), id);
        access.leave(GREEN.alias(), id);

        assertThat(probe.accounts(username)).isEmpty();
    }

    @Test
    void whoComesBackIsANewPersonUnderTheirOldId() throws SQLException {
        var username = unique("comesback");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        probe.verifyEmail(username);
        fixture.register(BLUE, person(username, "resident"));
        var backup = texts(id);
        erased(GREEN, id, true);

        var back = fixture.register(GREEN, person(username, "staff"));

        assertThat(back.path("id").asString()).isEqualTo(id);
        assertThat(back.path("accountExisted").asBoolean()).isTrue();
        events.await(
                "identity.personal-data.v1",
                "identity.PersonReturned",
                data -> data.path("personId").asString().equals(id));
        var user = get(api.asAdmin(GREEN), "/api/v1/users/" + id);
        assertThat(user.path("displayName").asString()).isEqualTo("มาลี สุขใจ");
        assertThat(user.path("erasedAt").isNull()).isTrue();
        assertThat(get(api.as(username, GREEN), "/api/v1/me").path("roles").toString())
                .isEqualTo("[\"staff\"]");
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update village_user set phone = ? where id = ?::uuid"
                                        + " and village_id = ?")) {
            statement.setBytes(1, backup[2]);
            statement.setString(2, id);
            statement.setObject(3, GREEN.id());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
        assertThat(get(api.asAdmin(GREEN), "/api/v1/users/" + id).path("phone").isNull()).isTrue();
    }

    @Test
    void nothingIsDoneAboutAnErasedPerson() {
        var id = gone(GREEN, unique("nobody"));
        erased(GREEN, id, false);

        for (var what : new String[] {"activation", "suspension", "deactivation"}) {
            var problem = body(fixture.state(GREEN, id, what).expectStatus().isEqualTo(409));
            assertThat(problem.path("type").asString()).endsWith("person-erased");
        }
        var version =
                api.asAdmin(GREEN)
                        .get()
                        .uri("/api/v1/users/" + id)
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();
        api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/users/" + id)
                .header(HttpHeaders.IF_MATCH, String.valueOf(version))
                .body(Map.of("displayName", "มาลี สุขใจ"))
                .exchange()
                .expectStatus()
                .isEqualTo(409);
        body(IdentityFixture.askForExport(api.asAdmin(GREEN), id).expectStatus().isEqualTo(409));
    }

    @Test
    void anotherVillagesPersonIsNotThere() {
        var id = gone(GREEN, unique("foreign"));

        fixture.erase(BLUE, id, true).expectStatus().isNotFound();

        assertThat(get(api.asAdmin(GREEN), "/api/v1/users/" + id).path("erasedAt").isNull())
                .isTrue();
    }

    private JsonNode erased(DemoVillage village, String id, boolean onOwnRequest) {
        var erasure = body(fixture.erase(village, id, onOwnRequest).expectStatus().isAccepted());
        return fixture.answerErasure(village, erasure.path("id").asString(), id);
    }

    /// Somebody who was registered and left.
    private String gone(DemoVillage village, String username) {
        var id = fixture.register(village, person(username, "resident")).path("id").asString();
        fixture.state(village, id, "deactivation").expectStatus().isOk();
        return id;
    }

    /// Display name, e-mail address and phone number as they are stored.
    private byte[][] texts(String id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select display_name, email, phone from village_user"
                                        + " where id = ?::uuid and village_id = ?")) {
            statement.setString(1, id);
            statement.setObject(2, GREEN.id());
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return new byte[][] {rows.getBytes(1), rows.getBytes(2), rows.getBytes(3)};
            }
        }
    }

    private String row(String id) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "select u::text from village_user u where id = ?::uuid")) {
            statement.setString(1, id);
            try (var rows = statement.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getString(1);
            }
        }
    }

    private long count(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query.formatted(GREEN.id()))) {
            assertThat(rows.next()).isTrue();
            return rows.getLong(1);
        }
    }
}
