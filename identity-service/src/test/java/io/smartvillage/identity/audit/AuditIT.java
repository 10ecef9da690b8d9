package io.smartvillage.identity.audit;

import static io.smartvillage.identity.IdentityFixture.get;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class AuditIT {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Autowired Api api;
    @Autowired TestEvents events;

    @Test
    void whatAnOperatorDidInTheVillageIsSeenThere() {
        new IdentityFixture(api, events).ensure(GREEN);
        var reason = "ticket " + UUID.randomUUID();

        api.asOperator()
                .get()
                .uri("/api/v1/users")
                .header("X-Village-Id", GREEN.id().toString())
                .header("X-Reason", reason)
                .exchange()
                .expectStatus()
                .isOk();

        var entry =
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(
                                () -> entries("service=identity-service").path("items").path(0),
                                found -> found.path("reason").asString("").equals(reason));
        assertThat(entry.path("method").asString()).isEqualTo("GET");
        assertThat(entry.path("path").asString()).isEqualTo("/api/v1/users");
        assertThat(get(api.asAdmin(BLUE), "/api/v1/audit-entries").toString())
                .doesNotContain(reason);
    }

    @Test
    void everyServiceIsHeardOnceHoweverOftenItRepeatsItself() {
        for (var service : new String[] {"property", "billing", "access", "visitor", "expense"}) {
            var type = service + ".OperatorReachedIn";
            var id = UUID.randomUUID();
            var reason = "heard " + id;
            var json =
                    EventContracts.example(type)
                            .replaceAll("\"reason\": \"[^\"]*\"", "\"reason\": \"" + reason + "\"");
            for (int i = 0; i < 2; i++) {
                events.publish(GREEN, service + ".audit.v1", GREEN.id().toString(), type, id, json);
            }
            events.awaitConsumed(service + ".audit.v1");

            assertThat(entries("limit=200").path("items").valueStream())
                    .filteredOn(entry -> entry.path("reason").asString().equals(reason))
                    .hasSize(1);
        }
    }

    @Test
    void entriesAreFilteredByTimeAndPagedLatestFirst() {
        new IdentityFixture(api, events).ensure(GREEN);

        assertThat(entries("from=2100-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(entries("to=2020-01-01T00:00:00Z").path("items")).isEmpty();
        assertThat(entries("limit=1").path("items")).hasSize(1);
        api.asAdmin(GREEN)
                .get()
                .uri("/api/v1/audit-entries?from=yesterday")
                .exchange()
                .expectStatus()
                .isBadRequest();
        api.asStaff(GREEN)
                .get()
                .uri("/api/v1/audit-entries")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private JsonNode entries(String query) {
        return get(api.asAdmin(GREEN), "/api/v1/audit-entries?" + query);
    }
}
