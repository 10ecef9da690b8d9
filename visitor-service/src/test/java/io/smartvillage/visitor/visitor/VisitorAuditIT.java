package io.smartvillage.visitor.visitor;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.get;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.VisitorFixture;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// What the audit log is told of a visitor.
@VillageServiceTest
class VisitorAuditIT {

    private static final String AUDIT = "visitor.audit.v1";
    private static final String READ = "visitor.PersonalDataRead";
    private static final String CHANGED = "visitor.DataChanged";

    @Autowired Api api;
    @Autowired TestEvents events;

    private UUID house;

    @BeforeEach
    void aHouse() {
        house = new VisitorFixture(api, events).houseOfResident(GREEN);
    }

    @Test
    void aCancellationIsToldAndNothingThatWasOnlyEncryptedAnew() {
        var visitor = registered(api.asResident(GREEN), aVisit(house)).path("id").asString();
        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/visitors/{id}/cancellation", visitor)
                .exchange()
                .expectStatus()
                .isOk();

        var change =
                events.await(
                                AUDIT,
                                CHANGED,
                                data ->
                                        data.path("entityId").asString().equals(visitor)
                                                && data.path("action").asString().equals("update"))
                        .data();
        assertThat(change.path("changes").toString())
                .isEqualTo("{\"status\":{\"after\":\"cancelled\",\"before\":\"pending\"}}");
        assertThat(change.path("actor").path("roles").toString()).isEqualTo("[\"admin\"]");
        assertThat(change.path("people").valueStream().map(JsonNode::asString))
                .contains(visitor)
                .hasSize(2);
        assertThat(EventContracts.violations(CHANGED, change.toString())).isEmpty();

        var insert =
                events.await(
                                AUDIT,
                                CHANGED,
                                data ->
                                        data.path("entityId").asString().equals(visitor)
                                                && data.path("action").asString().equals("insert"))
                        .data();
        assertThat(insert.path("changes").path("name").path("after").asString()).isEqualTo("•••");
        assertThat(insert.path("changes").path("purpose").path("after").asString())
                .isEqualTo("•••");
        assertThat(insert.path("actor").path("roles").toString()).isEqualTo("[\"resident\"]");
    }

    @Test
    void aGuardWhoSeesAVisitorIsToldAndTheResidentIsNot() {
        var visitor = registered(api.asResident(GREEN), aVisit(house)).path("id").asString();
        get(api.asResident(GREEN), "/api/v1/visitors/{id}", visitor);
        get(api.asResident(GREEN), "/api/v1/visitors");
        get(api.asGuard(GREEN), "/api/v1/visitors/{id}", visitor);

        var read =
                events.await(AUDIT, READ, data -> data.path("people").toString().contains(visitor));
        assertThat(read.data().path("actor").path("roles").toString()).isEqualTo("[\"guard\"]");
        assertThat(read.data().path("actor").path("request").asString())
                .isEqualTo("GET /api/v1/visitors/{visitorId}");
        assertThat(read.data().path("unlisted").asBoolean()).isFalse();
        assertThat(events.on(AUDIT))
                .filteredOn(event -> event.type().equals(READ))
                .noneMatch(event ->
                        event.data().path("actor").path("roles").toString().contains("resident"));
    }
}
