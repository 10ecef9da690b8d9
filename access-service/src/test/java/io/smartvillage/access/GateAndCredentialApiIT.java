package io.smartvillage.access;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class GateAndCredentialApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
    }

    @Test
    void anAdminAddsAGateAndTellsOfIt() {
        var id = fixture.aGate(GREEN, Map.of("direction", "exit"));

        var gate =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/gates/{id}", id)
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(gate.path("direction").asString()).isEqualTo("exit");
        assertThat(gate.path("status").asString()).isEqualTo("active");
        events.await(
                "access.gate.v1",
                "access.GateAdded",
                data -> data.path("gateId").asString().equals(id.toString()));
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/gates/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void aGateIsChangedOnlyByWhoHasSeenTheLatest() {
        var id = fixture.aGate(GREEN);

        patch(id, "\"0\"", Map.of("status", "closed")).expectStatus().isOk();
        patch(id, "\"0\"", Map.of("status", "active")).expectStatus().isEqualTo(412);
        patch(id, "\"1\"", Map.of("name", " ", "direction", "up", "colour", "red"))
                .expectStatus()
                .isBadRequest();
        events.await(
                "access.gate.v1",
                "access.GateChanged",
                data -> data.path("gateId").asString().equals(id.toString()));
    }

    @Test
    void aNameAndADeviceBelongToOneGate() {
        fixture.mainGate(GREEN);
        var id = fixture.aGate(GREEN);

        patch(id, "\"0\"", Map.of("name", "Main gate")).expectStatus().isEqualTo(409);
        patch(id, "\"0\"", Map.of("clientId", GREEN.gate())).expectStatus().isEqualTo(409);
    }

    @Test
    void namesEveryWrongFieldOfAGate() {
        var problem =
                body(
                        api.asAdmin(GREEN)
                                .post()
                                .uri("/api/v1/gates")
                                .body(
                                        Map.of(
                                                "name",
                                                "n".repeat(101),
                                                "direction",
                                                "up",
                                                "clientId",
                                                "not a client"))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "name", "zone", "direction", "timeoutBehaviour", "clientId");
    }

    private RestTestClient.ResponseSpec patch(UUID id, String eTag, Map<String, Object> change) {
        return api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/gates/{id}", id)
                .header("If-Match", eTag)
                .body(change)
                .exchange();
    }
}
