package io.smartvillage.identity.usage;

import static io.smartvillage.identity.IdentityFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.identity.IdentityFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.platform.villagedirectory.CountUsageDaily;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class VillageUsageIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired MovableClock clock;
    @Autowired CountUsageDaily countUsageDaily;

    private IdentityFixture fixture;

    @BeforeEach
    void prepare() {
        fixture = new IdentityFixture(api, events);
    }

    @AfterEach
    void putBack() {
        clock.reset();
    }

    @Test
    void tellsOncePerDayWhatIsThereAfterTheDayIsOverInTheVillage() {
        var village = fixture.newVillage("counted");
        fixture.register(
                village, IdentityFixture.person(IdentityFixture.unique("one"), "resident"));
        fixture.register(village, IdentityFixture.person(IdentityFixture.unique("two"), "guard"));

        countUsageDaily.countAll();
        countUsageDaily.countAll();

        var day = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Bangkok")).minusDays(1);
        events.await(
                "identity.usage.v1",
                "identity.UsageCounted",
                data ->
                        data.path("villageId").asString().equals(village.id().toString())
                                && data.path("day").asString().equals(day.toString()));
        events.awaitConsumed("identity.usage.v1");
        assertThat(events.on("identity.usage.v1"))
                .filteredOn(event -> event.villageId().equals(village.id()))
                .hasSize(1);
        var days =
                get(
                                api.asOperator(),
                                "/api/v1/villages/%s/usage?month=%s"
                                        .formatted(village.id(), YearMonth.from(day)))
                        .path("days");
        assertThat(days).hasSize(1);
        assertThat(days.path(0).path("figures").toString())
                .isEqualTo(
                        "{\"identity.admins\":1,\"identity.guards\":1,\"identity.residents\":1,\"identity.staff\":0}");
    }

    @Test
    void ofTwoCountsOfADayTheLaterHolds() {
        var village = fixture.newVillage("recounted");
        fixture.counted(village, "access", "2026-05-01", "{\"gateDecisions\": 10}");
        fixture.counted(village, "access", "2026-05-02", "{\"gateDecisions\": 7}");
        events.publish(
                village,
                "access.usage.v1",
                village.id().toString(),
                "access.UsageCounted",
                """
                {"villageId": "%s", "day": "2026-05-01", "figures": {"gateDecisions": 9},
                 "countedAt": "2026-05-01T22:00:00Z"}
                """
                        .formatted(village.id()));
        fixture.counted(village, "billing", "2026-05-01", "{\"storageBytes\": 100}");
        fixture.counted(village, "billing", "2026-05-02", "{\"storageBytes\": 150}");

        var days =
                get(api.asOperator(), "/api/v1/villages/" + village.id() + "/usage?month=2026-05")
                        .path("days");

        assertThat(days.path(0).path("figures").path("access.gateDecisions").asInt()).isEqualTo(10);
        var csv = csv("2026-05");
        assertThat(csv)
                .contains(
                        "\"%s\",\"%s\",\"หมู่บ้าน %s\",\"active\",\"2026-05\",\"access\",\"gateDecisions\",\"17\",\"7\",\"2026-05-02\",\"2\""
                                .formatted(village.id(), village.alias(), village.alias()))
                .contains("\"billing\",\"storageBytes\",\"250\",\"150\",\"2026-05-02\",\"2\"")
                .startsWith("\uFEFF\"village\",\"alias\"");
        assertThat(csv("2026-04")).doesNotContain(village.alias());
    }

    @Test
    void isTheOperatorsAlone() {
        var village = fixture.newVillage("uncounted");

        api.asAdmin(village)
                .get()
                .uri("/api/v1/villages/{id}/usage", village.id())
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asAdmin(village)
                .get()
                .uri("/api/v1/village-usage")
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asOperator()
                .get()
                .uri("/api/v1/village-usage?month=2026-13")
                .exchange()
                .expectStatus()
                .isBadRequest();
    }

    private String csv(String month) {
        var bytes =
                api.asOperator()
                        .get()
                        .uri("/api/v1/village-usage?month=" + month)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(byte[].class)
                        .returnResult()
                        .getResponseBody();
        assertThat(bytes).isNotNull();
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
