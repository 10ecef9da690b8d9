package io.smartvillage.identity.village;

import static io.smartvillage.identity.IdentityFixture.body;
import static io.smartvillage.identity.IdentityFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class VillageSettingsIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired VillageDirectory directory;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
    }

    @Test
    void aNewVillageHasTheDefaultsOfTheSchema() {
        var village = fixture.newVillage("defaults");
        var schema = get(api.asAdmin(village), "/api/v1/village-settings/schema");

        var settings = settings(village);

        schema.path("properties")
                .properties()
                .forEach(section ->
                        section.getValue()
                                .path("properties")
                                .properties()
                                .forEach(field ->
                                        assertThat(
                                                        settings.path(section.getKey())
                                                                .path(field.getKey()))
                                                .as(section.getKey() + "." + field.getKey())
                                                .isEqualTo(field.getValue().path("default"))));
        assertThat(get(api.asAdmin(village), "/api/v1/village-settings/versions").path("items"))
                .isEmpty();
    }

    @Test
    void everyReaderOfTheDirectoryFollowsAChangeWithoutARestart() {
        var village = fixture.newVillage("moving");
        assertThat(zone(village)).isEqualTo(ZoneId.of("Asia/Bangkok"));

        fixture.patchSettings(
                        village,
                        Map.of(
                                "region",
                                Map.of("timeZone", "Asia/Tokyo"),
                                "houseFeatures",
                                Map.of("pets", false),
                                "expenses",
                                Map.of("fiscalYearStartMonth", 10)))
                .expectStatus()
                .isOk();

        Awaitility.await("the directory follows")
                .atMost(Duration.ofSeconds(15))
                .untilAsserted(() -> assertThat(zone(village)).isEqualTo(ZoneId.of("Asia/Tokyo")));
        var mirrored = CurrentVillage.call(village.id(), directory::settings);
        assertThat(mirrored.houseFeatures().pets()).isFalse();
        assertThat(mirrored.houseFeatures().vehicles()).isTrue();
        assertThat(mirrored.fiscalYearStartMonth()).isEqualTo(10);
        assertThat(mirrored.locale()).isEqualTo("th-TH");
    }

    @Test
    void theHistoryTellsWhoChangedWhatFromWhenOn() {
        var village = fixture.newVillage("history");
        var admin = get(api.asAdmin(village), "/api/v1/me").path("userId");

        fixture.patchSettings(village, Map.of("invitations", Map.of("validDays", 7)))
                .expectStatus()
                .isOk();
        fixture.patchSettings(
                        village,
                        Map.of(
                                "retention",
                                Map.of("invitationDays", 30, "closedVillageDays", 120),
                                "invitations",
                                Map.of("validDays", 7)))
                .expectStatus()
                .isOk();

        var versions = get(api.asAdmin(village), "/api/v1/village-settings/versions").path("items");
        assertThat(versions).hasSize(3);
        assertThat(versions.path(0).path("sections").toString()).isEqualTo("[\"retention\"]");
        assertThat(versions.path(0).path("settings").path("retention").toString())
                .isEqualTo("{\"invitationDays\":30,\"closedVillageDays\":120}");
        assertThat(versions.path(1).path("sections").toString()).isEqualTo("[\"invitations\"]");
        assertThat(versions.path(1).path("changedBy")).isEqualTo(admin);
        assertThat(versions.path(1).path("settings").path("retention"))
                .isEqualTo(versions.path(2).path("settings").path("retention"));
        assertThat(versions.path(2).path("changedBy").isNull()).isTrue();
        assertThat(versions.path(2).path("settings").path("invitations").path("validDays").asInt())
                .isEqualTo(14);
        var second =
                get(
                        api.asAdmin(village),
                        "/api/v1/village-settings/versions?limit=1&cursor="
                                + get(
                                                api.asAdmin(village),
                                                "/api/v1/village-settings/versions?limit=1")
                                        .path("nextCursor")
                                        .asString());
        assertThat(second.path("items").path(0)).isEqualTo(versions.path(1));
    }

    @Test
    void whatTheVillageItselfIsPatchedWithIsHistoryToo() {
        var village = fixture.newVillage("old-way");
        var version =
                api.asAdmin(village)
                        .get()
                        .uri("/api/v1/villages/{id}", village.id())
                        .exchange()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseHeaders()
                        .getETag();

        api.asAdmin(village)
                .patch()
                .uri("/api/v1/villages/{id}", village.id())
                .header("If-Match", String.valueOf(version))
                .body(Map.of("settings", Map.of("locale", "en")))
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(
                        get(api.asAdmin(village), "/api/v1/village-settings/versions")
                                .path("items")
                                .path(0)
                                .path("sections")
                                .toString())
                .isEqualTo("[\"region\"]");
        assertThat(settings(village).path("region").path("locale").asString()).isEqualTo("en");
    }

    @Test
    void namesUnknownKeysAndBadValuesByFieldAndChangesNothing() {
        var village = fixture.newVillage("strict");
        var before = settings(village);

        var problem =
                body(
                        fixture.patchSettings(
                                        village,
                                        Map.of(
                                                "region",
                                                Map.of(
                                                        "timeZone",
                                                        "Mars/Base",
                                                        "locale",
                                                        "th-th",
                                                        "currency",
                                                        "USD"),
                                                "invitations",
                                                Map.of("validDays", 0, "colour", "red"),
                                                "expenses",
                                                Map.of("fiscalYearStartMonth", 13),
                                                "retention",
                                                Map.of("closedVillageDays", "many"),
                                                "theme",
                                                "dark"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "region.timeZone",
                        "region.locale",
                        "region.currency",
                        "invitations.validDays",
                        "invitations.colour",
                        "expenses.fiscalYearStartMonth",
                        "retention.closedVillageDays",
                        "theme");
        assertThat(settings(village)).isEqualTo(before);
    }

    @Test
    void aStaleVersionOverwritesNothing() {
        var village = fixture.newVillage("stale");
        fixture.patchSettings(village, Map.of("invitations", Map.of("validDays", 7)))
                .expectStatus()
                .isOk();

        api.asAdmin(village)
                .patch()
                .uri("/api/v1/village-settings")
                .header("If-Match", "\"1\"")
                .body(Map.of("invitations", Map.of("validDays", 8)))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        api.asAdmin(village)
                .patch()
                .uri("/api/v1/village-settings")
                .body(Map.of("invitations", Map.of("validDays", 8)))
                .exchange()
                .expectStatus()
                .isEqualTo(428);

        assertThat(settings(village).path("invitations").path("validDays").asInt()).isEqualTo(7);
    }

    @Test
    void twoChangesAtOnceAreNotLost() {
        var village = fixture.newVillage("at-once");
        var versions =
                List.of(Map.of("vehicles", false), Map.of("pets", false)).stream()
                        .parallel()
                        .map(features ->
                                fixture.patchSettings(village, Map.of("houseFeatures", features))
                                        .expectBody(JsonNode.class)
                                        .returnResult()
                                        .getStatus()
                                        .value())
                        .toList();

        var features = settings(village).path("houseFeatures");
        assertThat(versions).allMatch(status -> status == 200 || status == 412).contains(200);
        assertThat(features.path("vehicles").asBoolean()).isEqualTo(versions.getFirst() != 200);
        assertThat(features.path("pets").asBoolean()).isEqualTo(versions.getLast() != 200);
    }

    private JsonNode settings(DemoVillage village) {
        return get(api.asAdmin(village), "/api/v1/village-settings");
    }

    private ZoneId zone(DemoVillage village) {
        return CurrentVillage.call(village.id(), directory::timeZone);
    }
}
