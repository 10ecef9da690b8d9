package io.smartvillage.platform.testing.contract;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.BOTH_VILLAGES;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.infra.keycloak.DemoRealm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.messaging.Subscription;
import io.smartvillage.platform.security.Permissions;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What every village service must keep, tried on the running service. Extend it once per service
/// and give it a fixture: all the rest is found out.
@VillageServiceTest
public abstract class VillageServiceContract {

    @Autowired Api api;
    @Autowired Tokens tokens;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired ObjectProvider<Subscription> subscriptions;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping handlers;

    private DatabaseWall wall;
    private VillageRows rows;
    private RouteTrials trials;

    /// Puts at least one row into every table and one resource behind every path variable; once per
    /// village and JVM is enough.
    protected abstract void populate(DemoVillage village);

    /// The table behind a path variable or field: `feeScheduleId` is the id of a row in
    /// `fee_schedule`.
    protected String tableOf(String variable) {
        return variable.replaceFirst("Id$", "")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }

    @BeforeEach
    void readTheCatalogueAndTheDocument() throws SQLException {
        populate(GREEN);
        wall = new DatabaseWall(database);
        rows = new VillageRows(database, wall.tables());
        trials = new RouteTrials(api.port(), document(), rows, this::tableOf);
    }

    @Test
    void theCatalogueShowsNoHoleInTheWall() throws SQLException {
        assertThat(wall.holesInTheCatalogue()).isEmpty();
    }

    @Test
    void theWallHoldsWhenLeanedOn() throws SQLException {
        assertThat(wall.holesWhenLeanedOn(GREEN.id(), BLUE.id())).isEmpty();
    }

    @Test
    void everyPathVariableNamesSomethingThatTheTrialsCanSteal() {
        assertThat(trials.untried(GREEN)).isEmpty();
    }

    @Test
    void everyHandlerIsDocumentedAndSaysWhoMay() {
        var documented = trials.routes();
        assertThat(documented).allSatisfy(route -> assertThat(route.authorities()).isNotEmpty());
        handlers.getHandlerMethods()
                .forEach((mapping, handler) -> {
                    if (handler.getBeanType().getName().startsWith("io.smartvillage")) {
                        assertThat(handler.hasMethodAnnotation(PreAuthorize.class))
                                .as("%s says who may call it", handler)
                                .isTrue();
                        assertThat(documented)
                                .as("%s is in the OpenAPI document", mapping)
                                .anyMatch(
                                        route -> mapping.getPatternValues().contains(route.path()));
                    }
                });
    }

    @Test
    void withoutATokenThereIsNothing() {
        assertThat(trials.everyRouteAnswers(401, GREEN, "nobody", Map.of())).isEmpty();
    }

    @Test
    void forgedTokensOpenNothing() {
        var real = tokens.of(GREEN.admin(), GREEN);
        var keys =
                URI.create(
                        TestServers.shared().keycloak().baseUrl()
                                + "/realms/smartvillage/protocol/openid-connect/certs");
        var holes = new ArrayList<String>();
        ForgedTokens.from(real, keys)
                .forEach((forgery, token) ->
                        holes.addAll(
                                trials.everyRouteAnswers(
                                        401, GREEN, forgery, RouteTrials.bearer(token))));
        assertThat(holes).isEmpty();
    }

    @Test
    void aTokenWithTwoVillagesIsGoodForNone() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "a member of two villages",
                                RouteTrials.bearer(tokens.ofAllVillages(BOTH_VILLAGES))))
                .isEmpty();
    }

    @Test
    void aTokenWithoutAVillageIsGoodForNone() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "a stranger",
                                RouteTrials.bearer(tokens.withoutVillage(STRANGER))))
                .isEmpty();
    }

    @Test
    void aHeaderCannotNameAnotherVillage() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "a member who forges X-Village-Id",
                                Map.of(
                                        "Authorization",
                                        "Bearer " + tokens.of(BLUE.admin(), BLUE),
                                        "X-Village-Id",
                                        GREEN.id().toString())))
                .isEmpty();
    }

    @Test
    void anOperatorSaysWhyBeforeReachingIn() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "an operator without a reason",
                                Map.of(
                                        "Authorization",
                                        "Bearer " + tokens.ofOperator(),
                                        "X-Village-Id",
                                        GREEN.id().toString())))
                .isEmpty();
    }

    @Test
    void anotherVillagesMembersGetNothingAndChangeNothing() {
        var before = rows.fingerprint(GREEN.id());
        var holes = new ArrayList<String>();
        membersOf(BLUE)
                .forEach((role, token) -> holes.addAll(trials.leaks(GREEN, "blue " + role, token)));
        assertThat(holes).isEmpty();
        assertThat(rows.fingerprint(GREEN.id())).isEqualTo(before);
    }

    @Test
    void everyRoleMayWhatThePermissionsSayAndNoMore() {
        var permissions = Permissions.load();
        var differences = new ArrayList<String>();
        membersOf(GREEN)
                .forEach((role, token) ->
                        differences.addAll(
                                trials.differencesFromThePermissions(
                                        GREEN,
                                        role,
                                        permissions.authoritiesOf(List.of(role), true),
                                        RouteTrials.bearer(token))));
        differences.addAll(
                trials.differencesFromThePermissions(
                        GREEN,
                        Permissions.OPERATOR,
                        permissions.authoritiesOf(List.of(Permissions.OPERATOR), true),
                        Map.of(
                                "Authorization",
                                "Bearer " + tokens.ofOperator(),
                                "X-Village-Id",
                                GREEN.id().toString(),
                                "X-Reason",
                                "trial")));
        assertThat(differences).isEmpty();
    }

    @Test
    void anEventOfAnotherVillageChangesNothingHere() {
        var before = rows.fingerprint(GREEN.id());
        subscriptions.stream()
                .map(Subscription::topic)
                .filter(topic -> !topic.startsWith("identity.village"))
                .distinct()
                .forEach(this::replayAsBlue);
        assertThat(rows.fingerprint(GREEN.id())).isEqualTo(before);
    }

    @Test
    void migrationsGoUpAllTheWayBackAndUpAgain() throws SQLException {
        var scratch = new TestDatabase(database.schema().name(), "smartvillage_migrations");
        scratch.recreate();
        scratch.migration().up();
        var tables = new DatabaseWall(scratch).tables();
        scratch.migration().back();
        assertThat(new DatabaseWall(scratch).tables()).isEmpty();
        scratch.migration().up();
        assertThat(new DatabaseWall(scratch).tables()).isEqualTo(tables).isNotEmpty();
    }

    @Test
    void everyPublishedEventNamesItsVillageAndBelongsToThisService() {
        var service = database.schema().name() + ".";
        for (var topic : io.smartvillage.platform.eventcontracts.EventContracts.topics()) {
            if (topic.name().startsWith(service)) {
                assertThat(events.on(topic.name()))
                        .allSatisfy(event -> {
                            assertThat(event.type()).startsWith(service);
                            assertThat(event.villageId()).isNotNull();
                        });
            }
        }
    }

    /// The same facts, claimed by a producer that speaks for another village.
    private void replayAsBlue(String topic) {
        var known = events.on(topic);
        for (var event : known) {
            if (event.villageId().equals(GREEN.id())) {
                events.publish(
                        BLUE,
                        topic,
                        event.key(),
                        event.type(),
                        UUID.randomUUID(),
                        event.data().toString());
            }
        }
        events.awaitConsumed(topic);
    }

    private Map<String, String> membersOf(DemoVillage village) {
        return Map.of(
                "admin", tokens.of(village.admin(), village),
                "staff", tokens.of(village.staff(), village),
                "guard", tokens.of(village.guard(), village),
                "resident", tokens.of(village.resident(), village),
                "gate", tokens.ofGate(village));
    }

    private JsonNode document() {
        var body =
                api.anonymous()
                        .get()
                        .uri("/v3/api-docs")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }
}
