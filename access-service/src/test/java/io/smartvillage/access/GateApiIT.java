package io.smartvillage.access;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class GateApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;
    @Autowired AccessProblems problems;

    AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
    }

    @Test
    void anAddedGateIsToldOf() {
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
        var taken = "Gate " + UUID.randomUUID();
        fixture.aGate(GREEN, Map.of("name", taken));
        var id = fixture.aGate(GREEN);

        patch(id, "\"0\"", Map.of("name", taken)).expectStatus().isEqualTo(409);
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

    @Test
    void staffRunTheGates() {
        var zone = "zone " + UUID.randomUUID();
        var gate =
                body(
                        api.asStaff(GREEN)
                                .post()
                                .uri("/api/v1/gates")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .body(
                                        Map.of(
                                                "name",
                                                "Gate of " + zone,
                                                "zone",
                                                zone,
                                                "direction",
                                                "entry",
                                                "timeoutBehaviour",
                                                "fail_open"))
                                .exchange()
                                .expectStatus()
                                .isCreated());

        assertThat(gate.path("timeoutBehaviour").asString()).isEqualTo("fail_open");
        assertThat(list("?zone=" + zone).findValuesAsString("id"))
                .containsExactly(gate.path("id").asString());
        assertThat(list("?status=closed&zone=" + zone).path("items")).isEmpty();
        assertThat(list("?zone=no such zone").path("items")).isEmpty();
    }

    @Test
    void aDeviceNamedByHandCanBeTakenOutAgain() {
        var client = "by-hand-" + UUID.randomUUID();
        var first = fixture.aGate(GREEN, Map.of("clientId", client));
        var second = fixture.aGate(GREEN);

        patch(second, "\"0\"", Map.of("clientId", client)).expectStatus().isEqualTo(409);
        var freed = body(patch(first, "\"0\"", Map.of("clientId", "")).expectStatus().isOk());
        patch(second, "\"0\"", Map.of("clientId", client)).expectStatus().isOk();

        assertThat(freed.path("clientId").isNull()).isTrue();
    }

    @Test
    void whoMeetsAKeycloakThatIsAwayIsToldWhenToComeBack() {
        var answer = problems.on(new KeycloakUnavailableException("a gate's client", null));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(answer.getHeaders().getFirst(HttpHeaders.RETRY_AFTER)).isEqualTo("10");
    }

    private JsonNode list(String query) {
        return body(
                api.asGuard(GREEN)
                        .get()
                        .uri("/api/v1/gates" + query)
                        .exchange()
                        .expectStatus()
                        .isOk());
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
