package io.smartvillage.platform.testing.contract;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.BOTH_VILLAGES;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.infra.keycloak.DemoRealm.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.infra.keycloak.Tokens;
import io.smartvillage.infra.servers.TestServers;
import io.smartvillage.platform.eventcontracts.EventContracts;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What every village service must keep, tried on the running service. Extend it once per service
/// and give it a fixture: all the rest is found out.
@VillageServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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

    /// What the signer of a `@SignedRequest` route signs with, for the row that the route's path
    /// variable names in the village. A service without such routes has none to give.
    protected byte[] signingSecret(Route route, DemoVillage village) {
        throw new IllegalStateException(
                "%s is signed: override signingSecret for %s".formatted(route, village.alias()));
    }

    /// The key of a device of the village, for a `@KeyedPath` route. A service without such routes
    /// has none to give.
    protected String pathKey(Route route, DemoVillage village) {
        throw new IllegalStateException(
                "%s has a key in its path: override pathKey for %s"
                        .formatted(route, village.alias()));
    }

    /// Only for the platform's own sample service, which breaks the contract on purpose elsewhere.
    boolean isTried(String pathOrTopic) {
        return true;
    }

    @BeforeEach
    void readTheCatalogueAndTheDocument() throws SQLException {
        populate(GREEN);
        wall = new DatabaseWall(database);
        rows = new VillageRows(database, wall.tables());
        trials = new RouteTrials(api.port(), document(), this::isTried, rows, this::tableOf);
    }

    @AfterEach
    void closeTheRows() throws SQLException {
        rows.close();
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
    void everyTableIsAuditedOrSaysWhyNot() throws SQLException {
        assertThat(wall.unaudited()).isEmpty();
    }

    @Test
    void everyPathVariableNamesSomethingThatTheTrialsCanSteal() {
        assertThat(trials.untried(GREEN)).isEmpty();
    }

    @Test
    void everyHandlerIsDocumentedAndSaysWhoMay() {
        assertThat(
                        new HandlerTrials(handlers, trials.routes(), Permissions.load())
                                .holes(this::isTried))
                .isEmpty();
    }

    @Test
    void withoutATokenThereIsNothing() {
        assertThat(trials.everyRouteAnswers(401, GREEN, "nobody", Credentials.NONE)).isEmpty();
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
                                        401, GREEN, forgery, Credentials.bearer(token))));
        assertThat(holes).isEmpty();
    }

    @Test
    void aTokenWithTwoVillagesIsGoodForNone() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "a member of two villages",
                                Credentials.bearer(tokens.ofAllVillages(BOTH_VILLAGES))))
                .isEmpty();
    }

    @Test
    void aTokenWithoutAVillageIsGoodForNone() {
        assertThat(trials.accountHoles(GREEN, ofAnyAccount())).isEmpty();
    }

    @Test
    void aHeaderCannotNameAnotherVillage() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "a member who forges X-Village-Id",
                                Credentials.of(
                                        Map.of(
                                                "Authorization",
                                                "Bearer " + tokens.of(BLUE.admin(), BLUE),
                                                "X-Village-Id",
                                                GREEN.id().toString()))))
                .isEmpty();
    }

    @Test
    void anOperatorSaysWhyBeforeReachingIn() {
        assertThat(
                        trials.everyRouteAnswers(
                                403,
                                GREEN,
                                "an operator without a reason",
                                Credentials.of(
                                        Map.of(
                                                "Authorization",
                                                "Bearer " + tokens.ofOperator(),
                                                "X-Village-Id",
                                                GREEN.id().toString()))))
                .isEmpty();
    }

    @Test
    void aSignedRouteOpensToItsSignerOnly() {
        assertThat(trials.signatureHoles(GREEN, BLUE, this::signingSecret)).isEmpty();
    }

    @Test
    void aRouteWithAKeyOpensToItsDevicesOnly() {
        assertThat(trials.pathKeyHoles(GREEN, route -> pathKey(route, GREEN))).isEmpty();
    }

    @Test
    void anotherVillagesMembersGetNothingAndChangeNothing() {
        assertThat(trials.breaches(GREEN, membersOf(BLUE))).isEmpty();
    }

    @Test
    void badInputIsNamedAndChangesNothing() {
        assertThat(trials.badInputTaken(GREEN, this::ofSomebodyWhoMay)).isEmpty();
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
                                        Credentials.bearer(token))));
        differences.addAll(
                trials.differencesFromThePermissions(
                        GREEN,
                        Permissions.OPERATOR,
                        permissions.authoritiesOf(List.of(Permissions.OPERATOR), true),
                        ofOperatorInGreen()));
        assertThat(differences).isEmpty();
    }

    /// Last: afterwards the liar's mirrors hold rows with the victim's ids, which are its own.
    @Test
    @Order(Integer.MAX_VALUE)
    void anEventOfAnotherVillageChangesNothingHere() {
        var topics =
                subscriptions.stream()
                        .map(Subscription::topic)
                        .filter(topic -> !topic.startsWith("identity.village"))
                        .filter(this::isTried)
                        .distinct()
                        .toList();
        assertThat(new TopicTrials(events, rows).breaches(GREEN, BLUE, topics)).isEmpty();
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
        for (var topic : EventContracts.topics()) {
            if (topic.name().startsWith(service)) {
                assertThat(events.on(topic.name()))
                        .allSatisfy(event -> {
                            assertThat(event.type()).startsWith(service);
                            assertThat(event.villageId()).isNotNull();
                            assertThat(
                                            EventContracts.violations(
                                                    event.type(), event.data().toString()))
                                    .as(event.type())
                                    .isEmpty();
                        });
            }
        }
    }

    private Credentials ofSomebodyWhoMay(Route route) {
        if (route.signed()) {
            return Credentials.signature(signingSecret(route, GREEN));
        }
        if (route.keyed()) {
            return Credentials.NONE;
        }
        if (route.anyAccount()) {
            return ofAnyAccount();
        }
        var permissions = Permissions.load();
        for (var member : membersOf(GREEN).entrySet()) {
            if (permissions.authoritiesOf(List.of(member.getKey()), true).stream()
                    .anyMatch(route.authorities()::contains)) {
                return Credentials.bearer(member.getValue());
            }
        }
        return ofOperatorInGreen();
    }

    private Credentials ofAnyAccount() {
        return Credentials.bearer(tokens.withoutVillage(STRANGER));
    }

    private Credentials ofOperatorInGreen() {
        return Credentials.of(
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.ofOperator(),
                        "X-Village-Id",
                        GREEN.id().toString(),
                        "X-Reason",
                        "trial"));
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
