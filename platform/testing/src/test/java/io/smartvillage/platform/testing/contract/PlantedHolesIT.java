package io.smartvillage.platform.testing.contract;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.platform.security.Permissions;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.SampleFixture;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.platform.testing.sample.SampleTopics;
import io.smartvillage.platform.testing.sample.note.NoteSigners;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the contract must find: `sample.holes` has it all.
@VillageServiceTest
class PlantedHolesIT {

    private static final String HOLES = "/api/v1/holes/";
    private static final String UNGUARDED = "unguarded/{noteId}";

    @Autowired Api api;
    @Autowired Tokens tokens;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private VillageRows rows;
    private JsonNode document;
    private UUID greenNote;

    @BeforeEach
    void twoVillages() throws SQLException {
        greenNote = SampleFixture.populate(GREEN, api, events);
        SampleFixture.populate(BLUE, api, events);
        rows = new VillageRows(database, new DatabaseWall(database).tables());
        document =
                JsonMapper.shared()
                        .readTree(
                                api.anonymous()
                                        .get()
                                        .uri("/v3/api-docs")
                                        .exchange()
                                        .expectBody(String.class)
                                        .returnResult()
                                        .getResponseBody());
    }

    @AfterEach
    void closeTheRows() throws SQLException {
        rows.close();
    }

    @Test
    void aHandlerThatDoesNotSayWhoMay() {
        assertThat(handlerHoles("without-permission"))
                .anyMatch(hole -> hole.contains("does not say who may call it"));
    }

    @Test
    void aHandlerForThoseWithATokenAndForThoseWhoSign() {
        assertThat(handlerHoles("permission-and-signature/{noteId}"))
                .anyMatch(
                        hole -> hole.contains("is for those with a token and for those who sign"));
    }

    @Test
    void aHandlerThatOnlyTheDocumentCallsSigned() {
        assertThat(handlerHoles(UNGUARDED))
                .anyMatch(hole -> hole.contains("does not say who may call it"))
                .contains(
                        "POST /api/v1/holes/unguarded/{noteId}: the document says that it is signed, and it is not");
    }

    @Test
    void aSignedRouteThatAnswersWithoutASignature() {
        assertThat(trials(UNGUARDED).everyRouteAnswers(401, GREEN, "nobody", Credentials.NONE))
                .containsExactly(
                        "POST /api/v1/holes/unguarded/{noteId} as nobody: 200 instead of 401");
    }

    @Test
    void aSignedRouteThatAnswersToWrongSignatures() {
        assertThat(signatureHoles(UNGUARDED))
                .contains(
                        "POST /api/v1/holes/unguarded/{noteId} as somebody who guesses a secret: 200 instead of 401",
                        "POST /api/v1/holes/unguarded/{noteId} as a late signer: 200 instead of 401");
    }

    @Test
    void aSignedRouteThatAnswersToTokens() {
        assertThat(breaches(UNGUARDED))
                .contains(
                        "POST /api/v1/holes/unguarded/{noteId} as blue staff: 200 instead of 401");
        assertThat(
                        trials(UNGUARDED)
                                .differencesFromThePermissions(
                                        GREEN,
                                        "staff",
                                        Set.of(),
                                        Credentials.bearer(tokens.of(GREEN.staff(), GREEN))))
                .containsExactly(
                        "POST /api/v1/holes/unguarded/{noteId} as staff: 200 instead of 401");
    }

    @Test
    void aSignedRouteThatItsSignerCannotOpen() {
        assertThat(signatureHoles("unguarded/signed/{noteId}"))
                .containsExactly("POST /api/v1/holes/unguarded/signed/{noteId} as its signer: 401");
    }

    /// No hole: the handler itself is guarded too.
    @Test
    void aSignedHandlerPastTheFilterStaysShut() {
        assertThat(
                        trials("unguarded/signed/{noteId}")
                                .everyRouteAnswers(401, GREEN, "nobody", Credentials.NONE))
                .isEmpty();
    }

    @Test
    void aPermissionThatIsNotInTheTable() {
        assertThat(handlerHoles("misspelt-permission"))
                .containsExactly(
                        "GET /api/v1/holes/misspelt-permission: permissions.md has no propperty:read");
    }

    @Test
    void aChangeThatIsOpenToThoseWhoRead() {
        assertThat(handlerHoles("read-permission-for-a-change"))
                .containsExactly(
                        "DELETE /api/v1/holes/read-permission-for-a-change: changes something, opened by property:read");
    }

    @Test
    void aRouteLeftOutOfTheDocument() {
        assertThat(handlerHoles("all-villages"))
                .containsExactly("DELETE /api/v1/holes/all-villages: not in the OpenAPI document");
    }

    @Test
    void anExpressionThatLetsEverybodyIn() {
        assertThat(
                        trials("open-expression")
                                .differencesFromThePermissions(
                                        GREEN,
                                        "resident",
                                        Permissions.load().authoritiesOf(List.of("resident"), true),
                                        Credentials.bearer(tokens.of(GREEN.resident(), GREEN))))
                .containsExactly(
                        "GET /api/v1/holes/open-expression as resident: 200, not permitted but not refused with 403");
    }

    @Test
    void anotherVillagesRowById() {
        assertThat(breaches("stolen/{noteId}"))
                .anyMatch(hole -> hole.contains("200 for another village's id"));
    }

    @Test
    void theRowsOfAllVillages() {
        assertThat(breaches("all-villages")).anyMatch(hole -> hole.contains("shows "));
    }

    @Test
    void anotherVillagesRowByFilter() {
        assertThat(breaches("by-filter")).anyMatch(hole -> hole.contains("shows "));
    }

    @Test
    void aVillageTrustedFromTheBody() {
        assertThat(breaches("trusting")).contains("another village's note was changed");
    }

    @Test
    void aFailureOnBadInput() {
        assertThat(badInputTaken("failing-on-bad-input"))
                .contains(
                        "POST /api/v1/holes/failing-on-bad-input takes 20000 characters in day: 500");
    }

    @Test
    void badInputThatIsTaken() {
        assertThat(badInputTaken("takes-anything"))
                .contains("POST /api/v1/holes/takes-anything takes 20000 characters in day: 200");
    }

    @Test
    void aListenerThatTrustsTheKey() {
        events.publish(
                GREEN,
                SampleTopics.TRUSTED,
                greenNote.toString(),
                SampleTopics.TRUSTED_CHANGE,
                UUID.randomUUID(),
                "{\"noteId\": \"%s\", \"title\": \"changed\"}".formatted(greenNote));

        assertThat(
                        new TopicTrials(events, rows)
                                .breaches(GREEN, BLUE, List.of(SampleTopics.TRUSTED)))
                .containsExactly(SampleTopics.TRUSTED + ": changes another village's note");
    }

    private List<String> handlerHoles(String hole) {
        return new HandlerTrials(handlers, Route.in(document), Permissions.load())
                .holes((HOLES + hole)::equals);
    }

    private List<String> breaches(String hole) {
        return trials(hole).breaches(GREEN, Map.of("blue staff", tokens.of(BLUE.staff(), BLUE)));
    }

    private List<String> signatureHoles(String hole) {
        return trials(hole)
                .signatureHoles(
                        GREEN,
                        BLUE,
                        (_, village) -> NoteSigners.secretsOf(village.id()).getFirst());
    }

    private List<String> badInputTaken(String hole) {
        return trials(hole)
                .badInputTaken(GREEN, _ -> Credentials.bearer(tokens.of(GREEN.staff(), GREEN)));
    }

    private RouteTrials trials(String hole) {
        return new RouteTrials(
                api.port(),
                document,
                (HOLES + hole)::equals,
                rows,
                variable -> variable.equals("noteId") ? "note" : variable);
    }
}
