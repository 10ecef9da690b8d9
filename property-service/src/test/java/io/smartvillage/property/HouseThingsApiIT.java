package io.smartvillage.property;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.property.PropertyFixture.body;
import static io.smartvillage.property.PropertyFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/// Vehicles, pets and keycards of houses, groups of houses, and the settings of all that.
@VillageServiceTest
class HouseThingsApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    private PropertyFixture fixture;

    @BeforeEach
    void fixture() {
        fixture = new PropertyFixture(api, events);
    }

    @Test
    void aVehicleIsFoundByItsPlateHoweverItIsWritten() {
        var owner = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "car"));

        var vehicle =
                fixture.posted(
                        GREEN,
                        "/properties/" + house + "/vehicles",
                        Map.of(
                                "plate", "2กฎ-8810 เชียงใหม่",
                                "make", "Toyota",
                                "colour", "ขาว",
                                "ownerId", owner));

        assertThat(vehicle.path("plate").asString()).isEqualTo("2กฎ8810");
        assertThat(vehicle.path("province").asString()).isEqualTo("เชียงใหม่");
        assertThat(ids("/vehicles?plate=2กฎ 8810")).containsExactly(id(vehicle).toString());
        assertThat(ids("/vehicles?ownerId=" + owner)).containsExactly(id(vehicle).toString());
        assertThat(ids("/vehicles?propertyId=" + house)).containsExactly(id(vehicle).toString());
        var other = id(fixture.registered(GREEN, "car"));
        vehicle(other, "2กฎ 8810").expectStatus().isEqualTo(409);
        vehicle(other, "2กฎ 8810 ลำปาง").expectStatus().isCreated();

        var changed =
                body(
                        patch("/vehicles/" + id(vehicle), "\"0\"", Map.of("colour", "ดำ"))
                                .expectStatus()
                                .isOk());
        assertThat(changed.path("colour").asString()).isEqualTo("ดำ");
        assertThat(changed.path("make").asString()).isEqualTo("Toyota");
        patch("/vehicles/" + id(vehicle), "\"0\"", Map.of("colour", "ดำ"))
                .expectStatus()
                .isEqualTo(412);
        fixture.posted(GREEN, "/vehicles/" + id(vehicle) + "/removal", Map.of());
        fixture.post(GREEN, "/vehicles/" + id(vehicle) + "/removal", Map.of())
                .expectStatus()
                .isEqualTo(409);
        assertThat(ids("/vehicles?propertyId=" + house)).isEmpty();
        assertThat(ids("/vehicles?removedToo=true&propertyId=" + house)).hasSize(1);
        vehicle(other, "2กฎ 8810 เชียงใหม่").expectStatus().isCreated();
    }

    @Test
    void whatIsNoPlateIsNamed() {
        var house = id(fixture.registered(GREEN, "no-plate"));

        for (var plate : List.of("-", "ก", "1กก 1234 แอตแลนติส", "AB ก 12")) {
            var problem = body(vehicle(house, plate).expectStatus().isBadRequest());
            assertThat(problem.path("errors").findValuesAsString("field"))
                    .as(plate)
                    .containsExactly("plate");
        }
        fixture.post(
                        GREEN,
                        "/properties/" + house + "/vehicles",
                        Map.of("plate", "3กก 999", "ownerId", UUID.randomUUID()))
                .expectStatus()
                .isBadRequest();
        vehicle(UUID.randomUUID(), "3กก 999").expectStatus().isNotFound();
        assertThat(ids("/vehicles?propertyId=" + house)).isEmpty();
    }

    @Test
    void petsComeAndGo() {
        var house = id(fixture.registered(GREEN, "pet"));
        var dog =
                fixture.posted(
                        GREEN,
                        "/properties/" + house + "/pets",
                        Map.of("species", "dog", "name", "ถุงเงิน"));
        fixture.posted(GREEN, "/properties/" + house + "/pets", Map.of("species", "cat"));

        assertThat(ids("/pets?species=dog&propertyId=" + house))
                .containsExactly(id(dog).toString());
        patch("/pets/" + id(dog), "\"0\"", Map.of("description", "ฉีดวัคซีนแล้ว"))
                .expectStatus()
                .isOk();
        fixture.posted(GREEN, "/pets/" + id(dog) + "/removal", Map.of());
        fixture.post(GREEN, "/pets/" + id(dog) + "/removal", Map.of())
                .expectStatus()
                .isEqualTo(409);
        assertThat(ids("/pets?propertyId=" + house)).hasSize(1);
    }

    @Test
    void aKeycardIsHandedOutOnceAtATime() {
        var holder = fixture.person(GREEN);
        var house = id(fixture.registered(GREEN, "card"));
        var card =
                fixture.posted(
                        GREEN,
                        "/properties/" + house + "/keycards",
                        Map.of("number", "04:A2:2B:91", "holderId", holder));

        assertThat(ids("/keycards?number=04a22b91")).containsExactly(id(card).toString());
        assertThat(ids("/keycards?holderId=" + holder)).hasSize(1);
        var again = Map.of("number", "04 a2 2b 91");
        fixture.post(GREEN, "/properties/" + house + "/keycards", again)
                .expectStatus()
                .isEqualTo(409);
        var lost =
                body(
                        patch("/keycards/" + id(card), "\"0\"", Map.of("status", "lost"))
                                .expectStatus()
                                .isOk());
        assertThat(lost.path("status").asString()).isEqualTo("lost");
        fixture.posted(GREEN, "/properties/" + house + "/keycards", again);
        patch("/keycards/" + id(card), "\"1\"", Map.of("status", "issued"))
                .expectStatus()
                .isEqualTo(409);
    }

    @Test
    void residentsSeeTheThingsOfTheirHousesOnly() {
        var resident = fixture.resident(GREEN);
        var mine = fixture.registered(GREEN, "mine");
        fixture.owns(GREEN, mine, resident);
        var theirs = id(fixture.registered(GREEN, "theirs"));
        var own = fixture.posted(GREEN, "/properties/" + id(mine) + "/pets", pet());
        var other = fixture.posted(GREEN, "/properties/" + theirs + "/pets", pet());

        asResident("/pets/" + id(own)).expectStatus().isOk();
        asResident("/pets/" + id(other)).expectStatus().isNotFound();
        assertThat(
                        body(asResident("/pets?limit=200").expectStatus().isOk())
                                .path("items")
                                .findValuesAsString("id"))
                .contains(id(own).toString())
                .doesNotContain(id(other).toString());
    }

    @Test
    void whatTheVillageDoesNotKeepIsRefused() {
        var house = id(fixture.registered(BLUE, "off"));
        var settings = PropertyFixture.settings();
        settings.put("pets", false);
        settings.put("vehicles", false);
        settings.put("keycards", false);

        fixture.settings(BLUE, settings);
        try {
            for (var request :
                    Map.of(
                                    "pets", pet(),
                                    "vehicles", Map.of("plate", "5กก 55"),
                                    "keycards", Map.of("number", "12345678"))
                            .entrySet()) {
                var problem =
                        body(
                                fixture.post(
                                                BLUE,
                                                "/properties/" + house + "/" + request.getKey(),
                                                request.getValue())
                                        .expectStatus()
                                        .isEqualTo(409));
                assertThat(problem.path("detail").asString()).contains(request.getKey());
            }
        } finally {
            fixture.settings(BLUE, PropertyFixture.settings());
        }
        fixture.posted(BLUE, "/properties/" + house + "/pets", pet());
        events.await(
                "property.audit.v1",
                "property.PropertySettingsChanged",
                data -> !data.path("pets").asBoolean());
    }

    @Test
    void aHouseIsInOneGroupOfAKindAndListsFilterByIt() {
        var phase = group("phase", "เฟส A");
        var soi = group("soi", "ซอย A");
        var other = group("soi", "ซอย B");
        var house = id(fixture.registered(GREEN, "grouped"));
        fixture.registered(GREEN, "grouped");
        fixture.post(GREEN, "/house-groups", Map.of("kind", "soi", "name", "ซอย A"))
                .expectStatus()
                .isEqualTo(409);

        fixture.grouped(GREEN, house, phase, soi);
        groupedBadly(house, soi, other, "houseGroupIds[1]");
        groupedBadly(house, UUID.randomUUID(), soi, "houseGroupIds[0]");

        assertThat(ids("/properties?houseNumber=grouped&houseGroupId=" + soi))
                .containsExactly(house.toString());
        assertThat(ids("/properties?houseNumber=grouped&houseGroupId=" + other)).isEmpty();
        var state =
                events.await(
                                "property.property-state.v1",
                                "property.PropertyState",
                                s ->
                                        s.path("propertyId").asString().equals(house.toString())
                                                && s.path("groups").size() == 2)
                        .data();
        assertThat(state.path("groups").findValuesAsString("kind")).containsExactly("phase", "soi");
        delete(soi).expectStatus().isEqualTo(409);
        fixture.grouped(GREEN, house, phase);
        delete(soi).expectStatus().isNoContent();
        patch("/house-groups/" + other, "\"0\"", Map.of("name", "ซอย A")).expectStatus().isOk();
        assertThat(ids("/house-groups?kind=soi")).contains(other.toString());
    }

    private void groupedBadly(UUID house, UUID first, UUID second, String field) {
        var problem =
                body(
                        api.asStaff(GREEN)
                                .put()
                                .uri("/api/v1/properties/{id}/house-groups", house)
                                .header(HttpHeaders.IF_MATCH, fixture.eTag(GREEN, house))
                                .body(Map.of("houseGroupIds", List.of(first, second)))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());
        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly(field);
    }

    private UUID group(String kind, String name) {
        return id(fixture.posted(GREEN, "/house-groups", Map.of("kind", kind, "name", name)));
    }

    private RestTestClient.ResponseSpec delete(UUID group) {
        return api.asStaff(GREEN)
                .delete()
                .uri("/api/v1/house-groups/{id}", group)
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .exchange();
    }

    private static Map<String, Object> pet() {
        return Map.of("species", "fish");
    }

    private RestTestClient.ResponseSpec vehicle(UUID house, String plate) {
        return fixture.post(GREEN, "/properties/" + house + "/vehicles", Map.of("plate", plate));
    }

    private RestTestClient.ResponseSpec patch(
            String path, String eTag, Map<String, Object> change) {
        return api.asStaff(GREEN)
                .patch()
                .uri("/api/v1" + path)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(change)
                .exchange();
    }

    private RestTestClient.ResponseSpec asResident(String path) {
        return api.asResident(GREEN).get().uri("/api/v1" + path).exchange();
    }

    private List<String> ids(String path) {
        JsonNode page =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1" + path)
                                .exchange()
                                .expectStatus()
                                .isOk());
        return page.path("items").findValuesAsString("id");
    }
}
