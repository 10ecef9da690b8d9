package io.smartvillage.identity.user;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.identity.IdentityFixture.person;
import static io.smartvillage.identity.IdentityFixture.unique;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.identity.keycloak.KeycloakProbe;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class LostPhoneIT {

    @Autowired Api api;
    @Autowired TestEvents events;
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

    @Test
    void staffEndAllSessionsOfAPersonAndTheGatesHearOfIt() {
        var username = unique("lost-phone");
        var id = registered(username, "resident");
        get(api.as(username, GREEN), "/api/v1/me");
        api.tokens().fresh(username, "green");
        assertThat(probe.sessions(id)).isEqualTo(2);

        post(api.asStaff(GREEN), id, "sign-out").expectStatus().isNoContent();

        assertThat(probe.sessions(id)).isZero();
        var fact =
                events.await(
                        "identity.user.v1",
                        "identity.PersonSignedOut",
                        data -> data.path("userId").asString().equals(id.toString()));
        assertThat(fact.data().path("signedOutBy").asString())
                .isNotEqualTo(id.toString())
                .isNotEmpty();
        // They still belong to the village.
        assertThat(
                        get(api.withToken(api.tokens().fresh(username, "green")), "/api/v1/me")
                                .path("roles")
                                .toString())
                .isEqualTo("[\"resident\"]");
    }

    @Test
    void aResidentSignsOutThemselvesAndNobodyElse() {
        var username = unique("careful");
        var id = registered(username, "resident");
        var resident = api.as(username, GREEN);

        post(resident, fixture.ensure(GREEN), "sign-out").expectStatus().isNotFound();
        post(resident, id, "sign-out").expectStatus().isNoContent();

        assertThat(probe.sessions(id)).isZero();
    }

    @Test
    void anotherFirstPasswordReplacesTheOneThatWasForgotten() {
        var username = unique("forgetful-user");
        var id = registered(username, "resident");
        api.tokens().fresh(username, "green");

        var answer =
                body(post(api.asStaff(GREEN), id, "first-password").expectStatus().isCreated());

        assertThat(answer.path("oneTimePassword").asString()).hasSize(16);
        assertThat(probe.sessions(id)).isZero();
        assertThatThrownBy(() -> api.tokens().fresh(username, "green"))
                .hasMessageContaining("a token to " + username);
    }

    @Test
    void noVillageRenewsThePasswordOfASharedAccount() {
        var username = unique("shared-password");
        var id = registered(username, "resident");
        probe.verifyEmail(username);
        fixture.register(BLUE, person(username, "resident"));

        var problem =
                body(post(api.asAdmin(BLUE), id, "first-password").expectStatus().isEqualTo(409));

        assertThat(problem.path("type").asString()).endsWith(":account-shared");
        assertThat(api.tokens().fresh(username, "green")).isNotEmpty();
    }

    @Test
    void staffRenewNoAdminsPassword() {
        var id = registered(unique("some-admin"), "admin");

        post(api.asStaff(GREEN), id, "first-password").expectStatus().isNotFound();
        post(api.asAdmin(BLUE), id, "first-password").expectStatus().isNotFound();
    }

    private UUID registered(String username, String role) {
        return UUID.fromString(
                fixture.register(GREEN, person(username, role)).path("id").asString());
    }

    private static RestTestClient.ResponseSpec post(RestTestClient client, UUID id, String what) {
        return client.post().uri("/api/v1/users/{id}/" + what, id).exchange();
    }
}
