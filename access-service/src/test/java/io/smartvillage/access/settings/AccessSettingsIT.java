package io.smartvillage.access.settings;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class AccessSettingsIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired EntryCodeKey key;

    private AccessFixture fixture;

    @BeforeEach
    @AfterEach
    void defaults() {
        fixture = new AccessFixture(api, events, key);
        fixture.settings(GREEN, 13, 30, 24);
        fixture.settings(BLUE, 13, 30, 24);
    }

    @Test
    void aVillageDecidesForItselfAndTellsOfIt() {
        var decided = fixture.settings(GREEN, 27, 45, 36);

        assertThat(decided.path("logRetentionMonths").asInt()).isEqualTo(27);
        assertThat(decided.path("overstayGraceMinutes").asInt()).isEqualTo(45);
        assertThat(decided.path("overstayAfterHours").asInt()).isEqualTo(36);
        assertThat(get().path("logRetentionMonths").asInt()).isEqualTo(13);
        var told =
                events.await(
                        "access.audit.v1",
                        "access.AccessSettingsChanged",
                        data -> data.path("logRetentionMonths").asInt() == 27);
        assertThat(told.villageId()).isEqualTo(GREEN.id());
        assertThat(told.data().path("changedBy").asString())
                .isEqualTo(AccessFixture.userId(api.tokens().of(GREEN.admin(), GREEN)).toString());
    }

    private tools.jackson.databind.JsonNode get() {
        return body(
                api.asStaff(BLUE)
                        .get()
                        .uri("/api/v1/access-settings")
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    @Test
    void whoSawAnOlderDecisionChangesNothing() {
        api.asAdmin(GREEN)
                .put()
                .uri("/api/v1/access-settings")
                .header("If-Match", "\"0\"")
                .body(settings(1, 1, 1))
                .exchange()
                .expectStatus()
                .isEqualTo(412);
        api.asAdmin(GREEN)
                .put()
                .uri("/api/v1/access-settings")
                .body(settings(1, 1, 1))
                .exchange()
                .expectStatus()
                .isEqualTo(428);
    }

    @Test
    void namesWhatIsOutOfRange() {
        var problem =
                body(
                        api.asAdmin(GREEN)
                                .put()
                                .uri("/api/v1/access-settings")
                                .header("If-Match", "\"0\"")
                                .body(settings(121, -1, 0))
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem))
                .containsExactlyInAnyOrder(
                        "logRetentionMonths", "overstayGraceMinutes", "overstayAfterHours");
    }

    private static Map<String, Object> settings(int months, int grace, int after) {
        return Map.of(
                "logRetentionMonths",
                months,
                "overstayGraceMinutes",
                grace,
                "overstayAfterHours",
                after);
    }
}
