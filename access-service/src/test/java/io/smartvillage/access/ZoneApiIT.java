package io.smartvillage.access;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ZoneApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;
    String name;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
        name = "zone " + UUID.randomUUID();
    }

    @Test
    void anAddedZoneIsToldOf() {
        var id = fixture.aZone(GREEN, name, Map.of("antiPassback", true, "visitorsAllowed", false));

        var zone = body(api.asGuard(GREEN).get().uri("/api/v1/zones/{id}", id).exchange());
        assertThat(zone.path("name").asString()).isEqualTo(name);
        assertThat(zone.path("antiPassback").asBoolean()).isTrue();
        assertThat(zone.path("visitorsAllowed").asBoolean(true)).isFalse();
        assertThat(told("access.ZoneAdded", id).path("antiPassback").asBoolean()).isTrue();
        assertThat(
                        body(api.asGuard(GREEN).get().uri("/api/v1/zones?limit=200").exchange())
                                .findValuesAsString("id"))
                .contains(id.toString());
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/zones/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    @Test
    void withoutAWordOnRulesAZoneIsOpenToVisitors() {
        var id = fixture.aZone(GREEN, name, Map.of());

        var zone = body(api.asStaff(GREEN).get().uri("/api/v1/zones/{id}", id).exchange());
        assertThat(zone.path("antiPassback").asBoolean(true)).isFalse();
        assertThat(zone.path("visitorsAllowed").asBoolean()).isTrue();
    }

    @Test
    void aNameBelongsToOneZoneOfTheVillage() {
        fixture.aZone(GREEN, name, Map.of());
        fixture.aZone(BLUE, name, Map.of());
        var other = fixture.aZone(GREEN, name + "b", Map.of());

        add(Map.of("name", name)).expectStatus().isEqualTo(409);
        patch(other, 0, Map.of("name", name)).expectStatus().isEqualTo(409);
    }

    @Test
    void aGateThatNamesANewZoneAddsIt() {
        fixture.aGate(GREEN, Map.of("zone", name));

        assertThat(
                        events.await(
                                        "access.zone.v1",
                                        "access.ZoneAdded",
                                        zone -> zone.path("name").asString().equals(name))
                                .data()
                                .path("visitorsAllowed")
                                .asBoolean())
                .isTrue();
        add(Map.of("name", name)).expectStatus().isEqualTo(409);
    }

    @Test
    void aRenamedZoneTakesItsGatesAlong() {
        var zone = fixture.aZone(GREEN, name, Map.of());
        var gate = fixture.aGate(GREEN, Map.of("zone", name));
        var renamed = name + " b";

        patch(zone, 0, Map.of("name", renamed)).expectStatus().isOk();

        var after = api.asGuard(GREEN).get().uri("/api/v1/gates/{id}", gate).exchange();
        after.expectHeader().valueEquals("ETag", "\"1\"");
        assertThat(body(after).path("zone").asString()).isEqualTo(renamed);
        assertThat(told("access.ZoneChanged", zone).path("name").asString()).isEqualTo(renamed);
    }

    @Test
    void aZoneIsChangedOnlyByWhoHasSeenTheLatest() {
        var zone = fixture.aZone(GREEN, name, Map.of());

        var changed = body(patch(zone, 0, Map.of("antiPassback", true)).expectStatus().isOk());
        patch(zone, 0, Map.of("antiPassback", false)).expectStatus().isEqualTo(412);

        assertThat(changed.path("name").asString()).isEqualTo(name);
        assertThat(changed.path("antiPassback").asBoolean()).isTrue();
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                body(
                        add(Map.of("name", "n".repeat(51), "antiPassback", "yes", "colour", "red"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactlyInAnyOrder("name", "antiPassback", "colour");
    }

    @Test
    void aZoneIsNotRemovedWhileAGateNamesIt() {
        var zone = fixture.aZone(GREEN, name, Map.of());
        var gate = fixture.aGate(GREEN, Map.of("zone", name));

        remove(zone).expectStatus().isEqualTo(409);
        api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/gates/{id}", gate)
                .header("If-Match", "\"0\"")
                .body(Map.of("zone", "main"))
                .exchange()
                .expectStatus()
                .isOk();
        remove(zone).expectStatus().isNoContent();
        remove(zone).expectStatus().isNotFound();

        assertThat(told("access.ZoneRemoved", zone).path("name").asString()).isEqualTo(name);
    }

    @Test
    void aZoneIsNotRemovedWhileACredentialNamesIt() throws SQLException {
        var zone = fixture.aZone(GREEN, name, Map.of());
        var credential = fixture.aCredential(GREEN, "card", "ZONE " + zone, fixture.aPerson(GREEN));
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                "update credential set zone_ids = array[?::uuid] where id = ?")) {
            statement.setString(1, zone.toString());
            statement.setObject(2, credential);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }

        remove(zone).expectStatus().isEqualTo(409);
    }

    private JsonNode told(String type, UUID zone) {
        return events.await(
                        "access.zone.v1",
                        type,
                        data -> data.path("zoneId").asString().equals(zone.toString()))
                .data();
    }

    private RestTestClient.ResponseSpec add(Map<String, Object> zone) {
        return api.asStaff(GREEN)
                .post()
                .uri("/api/v1/zones")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(zone)
                .exchange();
    }

    private RestTestClient.ResponseSpec remove(UUID zone) {
        return api.asStaff(GREEN).delete().uri("/api/v1/zones/{id}", zone).exchange();
    }

    private RestTestClient.ResponseSpec patch(UUID zone, int version, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1/zones/{id}", zone)
                .header("If-Match", "\"" + version + "\"")
                .body(change)
                .exchange();
    }
}
