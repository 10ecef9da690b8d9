package io.smartvillage.identity.user;

import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@VillageServiceTest
class MeIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired ApplicationContext context;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
        fixture.ensure(GREEN);
        fixture.ensure(BLUE);
    }

    @Test
    void showsAllVillagesOfAPersonWithATokenOfAnyOneOfThem() {
        var username = unique("everywhere");
        var id = fixture.register(GREEN, person(username, "resident")).path("id").asString();
        KeycloakProbe.of(context).verifyEmail(username);
        fixture.register(BLUE, person(username, "guard"));
        api.asAdmin(BLUE)
                .post()
                .uri("/api/v1/users/{id}/suspension", id)
                .exchange()
                .expectStatus()
                .isOk();

        var inGreen = get(api.as(username, GREEN), "/api/v1/me");

        assertThat(inGreen.path("village").path("alias").asString()).isEqualTo("green");
        assertThat(inGreen.path("roles").toString()).isEqualTo("[\"resident\"]");
        var memberships = inGreen.path("memberships");
        assertThat(memberships.findValuesAsString("alias"))
                .containsExactlyInAnyOrder("green", "blue");
        for (var membership : memberships) {
            var green = membership.path("alias").asString().equals("green");
            assertThat(membership.path("current").asBoolean()).isEqualTo(green);
            assertThat(membership.path("role").asString()).isEqualTo(green ? "resident" : "guard");
            assertThat(membership.path("status").asString())
                    .isEqualTo(green ? "active" : "suspended");
            assertThat(membership.path("villageStatus").asString()).isEqualTo("active");
        }
        api.asAdmin(BLUE)
                .post()
                .uri("/api/v1/users/{id}/activation", id)
                .exchange()
                .expectStatus()
                .isOk();
        events.awaitConsumed("identity.user-state.v1");
        var inBlue = get(api.withToken(api.tokens().fresh(username, "blue")), "/api/v1/me");
        assertThat(inBlue.path("roles").toString()).isEqualTo("[\"guard\"]");
        assertThat(inBlue.path("memberships")).hasSize(2);
    }

    @Test
    void showsTheHousesOfTheVillageOfTheTokenAndNoOthers() {
        var username = unique("owner");
        var id =
                UUID.fromString(
                        fixture.register(GREEN, person(username, "resident"))
                                .path("id")
                                .asString());
        fixture.house(GREEN, "12/1", id, List.of(id));
        fixture.house(GREEN, "12/2", id, List.of());
        fixture.house(GREEN, "12/3", UUID.randomUUID(), List.of(UUID.randomUUID(), id));
        fixture.house(GREEN, "12/4", UUID.randomUUID(), List.of());
        fixture.house(BLUE, "99/1", id, List.of(id));

        var houses = get(api.as(username, GREEN), "/api/v1/me").path("houses");

        assertThat(houses.findValuesAsString("houseNumber"))
                .containsExactly("12/1", "12/2", "12/3");
        assertThat(houses.path(0).path("owner").asBoolean()).isTrue();
        assertThat(houses.path(0).path("resident").asBoolean()).isTrue();
        assertThat(houses.path(1).path("resident").asBoolean()).isFalse();
        assertThat(houses.path(2).path("owner").asBoolean()).isFalse();
        assertThat(houses.path(2).path("resident").asBoolean()).isTrue();
    }

    @Test
    void anOperatorBelongsNowhere() {
        var me = get(api.asOperator(), "/api/v1/me");

        assertThat(me.path("memberships")).isEmpty();
        assertThat(me.path("houses")).isEmpty();
    }
}
