package io.smartvillage.identity.village;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.unique;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class VillageLifecycleIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired VillageDirectory directory;
    @Autowired ApplicationContext context;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    void aClosedVillageRefusesEverybodyButTheOperatorsLook() {
        var village = fixture.newVillage("ended");
        end(village, "closure", village.alias()).expectStatus().isOk();

        Awaitility.await("refused")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        refused(
                                api.asAdmin(village).get().uri("/api/v1/me").exchange(),
                                "village-closed"));
        refused(
                api.asAdmin(village)
                        .post()
                        .uri("/api/v1/invitations")
                        .body(Map.of("role", "resident"))
                        .exchange(),
                "village-closed");
        assertThat(get(reachingIn(village), "/api/v1/users").path("items")).hasSize(1);
        refused(
                reachingIn(village)
                        .post()
                        .uri("/api/v1/users")
                        .body(IdentityFixture.person(unique("too-late"), "resident"))
                        .exchange(),
                "village-closed");
        assertThat(fixture.village(village.id()).path("status").asString()).isEqualTo("closed");
        assertThat(directory.open()).doesNotContain(village.id());
        assertThat(directory.all()).contains(village.id());
    }

    @Test
    void aClosedVillageCanBeActivatedAgainAndTheHistoryTellsWhy() {
        var village = fixture.newVillage("reopened");
        turn(village, "suspension", "ค้างค่าบริการ").expectStatus().isOk();
        end(village, "closure", village.alias()).expectStatus().isOk();
        turn(village, "suspension", "again").expectStatus().isEqualTo(409);

        var again = body(turn(village, "activation", "ชำระแล้ว").expectStatus().isOk());

        assertThat(again.path("status").asString()).isEqualTo("active");
        assertThat(again.path("closedAt").isNull()).isTrue();
        Awaitility.await("works again")
                .atMost(PATIENCE)
                .untilAsserted(() ->
                        api.asAdmin(village)
                                .get()
                                .uri("/api/v1/me")
                                .exchange()
                                .expectStatus()
                                .isOk());
        var changes =
                get(api.asOperator(), "/api/v1/villages/" + village.id() + "/status-changes")
                        .path("items");
        assertThat(changes.findValuesAsString("to"))
                .containsExactly("active", "closed", "suspended");
        assertThat(changes.findValuesAsString("from"))
                .containsExactly("closed", "suspended", "active");
        assertThat(changes.findValuesAsString("reason"))
                .containsExactly("ชำระแล้ว", "the contract ended", "ค้างค่าบริการ");
        for (var fact : new String[] {"VillageSuspended", "VillageClosed", "VillageActivated"}) {
            events.await(
                    "identity.village.v1",
                    "identity." + fact,
                    data -> data.path("villageId").asString().equals(village.id().toString()));
        }
    }

    @Test
    void nobodyClosesAVillageByMistake() {
        var village = fixture.newVillage("not-this-one");

        var problem = body(end(village, "closure", "another").expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("alias");
        assertThat(fixture.village(village.id()).path("status").asString()).isEqualTo("active");
        api.asAdmin(village)
                .post()
                .uri("/api/v1/villages/{id}/closure", village.id())
                .body(Map.of("alias", village.alias(), "reason", "mine"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void itsKeysAreDestroyedWhenTheTimeIsOverAndNotBefore() throws SQLException {
        var village = fixture.newVillage("erased");
        end(village, "key-destruction", village.alias()).expectStatus().isEqualTo(409);
        end(village, "closure", village.alias()).expectStatus().isOk();
        end(village, "key-destruction", village.alias()).expectStatus().isEqualTo(409);
        clock.advance(Duration.ofDays(89));
        end(village, "key-destruction", village.alias()).expectStatus().isEqualTo(409);
        assertThat(keysOf(village)).isEqualTo(1);

        clock.advance(Duration.ofDays(1));
        end(village, "key-destruction", village.alias()).expectStatus().isOk();

        Awaitility.await("the key is gone")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(keysOf(village)).isZero());
        refused(reachingIn(village).get().uri("/api/v1/users").exchange(), "village-closed");
        turn(village, "activation", "regret").expectStatus().isEqualTo(409);
        var fact =
                events.await(
                        "identity.village.v1",
                        "identity.VillageErased",
                        data -> data.path("villageId").asString().equals(village.id().toString()));
        assertThat(fact.data().path("reason").asString()).isEqualTo("the contract ended");
    }

    @Test
    void aCodeOfAClosedVillageIsGoodForNothing() {
        var village = fixture.newVillage("closed-door");
        var code = fixture.invite(village, Map.of("role", "resident")).path("code").asString();
        var username = unique("too-late-guest");
        KeycloakProbe.of(context).makeAccount(username);
        turn(village, "suspension", "paused").expectStatus().isOk();
        Awaitility.await("suspended")
                .atMost(PATIENCE)
                .until(() ->
                        CurrentVillage.call(
                                village.id(), () -> directory.current().orElseThrow().suspended()));
        refused(accept(username, code), "village-suspended");

        end(village, "closure", village.alias()).expectStatus().isOk();
        Awaitility.await("closed")
                .atMost(PATIENCE)
                .untilAsserted(() -> accept(username, code).expectStatus().isNotFound());
    }

    private RestTestClient.ResponseSpec accept(String username, String code) {
        return api.withToken(api.tokens().withoutVillage(username))
                .post()
                .uri("/api/v1/invitation-acceptances")
                .body(Map.of("code", code))
                .exchange();
    }

    private long keysOf(DemoVillage village) throws SQLException {
        try (var connection = database.asSuperuser();
                var query =
                        connection.prepareStatement(
                                "select count(*) from data_key where village_id = ?")) {
            query.setObject(1, village.id());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private RestTestClient reachingIn(DemoVillage village) {
        return api.asOperator()
                .mutate()
                .defaultHeader("X-Village-Id", village.id().toString())
                .defaultHeader("X-Reason", "a look at what is left")
                .build();
    }

    private RestTestClient.ResponseSpec turn(DemoVillage village, String to, String reason) {
        return api.asOperator()
                .post()
                .uri("/api/v1/villages/{id}/" + to, village.id())
                .body(Map.of("reason", reason))
                .exchange();
    }

    private RestTestClient.ResponseSpec end(DemoVillage village, String how, String alias) {
        return api.asOperator()
                .post()
                .uri("/api/v1/villages/{id}/" + how, village.id())
                .body(Map.of("alias", alias, "reason", "the contract ended"))
                .exchange();
    }

    private static void refused(RestTestClient.ResponseSpec answer, String code) {
        JsonNode problem = body(answer.expectStatus().isForbidden());
        assertThat(problem.path("type").asString()).endsWith(":" + code);
    }
}
