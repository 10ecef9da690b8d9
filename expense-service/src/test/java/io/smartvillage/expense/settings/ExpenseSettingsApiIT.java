package io.smartvillage.expense.settings;

import static io.smartvillage.expense.ExpenseFixture.body;
import static io.smartvillage.expense.ExpenseFixture.get;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.ExpenseFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class ExpenseSettingsApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    @BeforeEach
    void established() {
        new ExpenseFixture(api, events);
    }

    @Test
    void decidesEverythingAnewForThoseWhoHaveSeenTheLatest() {
        var person = UUID.randomUUID();
        var version = settings().path("version").asLong();
        var limits =
                List.<Map<String, Object>>of(
                        Map.of("role", "admin"),
                        Map.of("role", "staff", "upTo", new BigDecimal("2500.50")),
                        Map.of("userId", person, "upTo", 0));

        var changed = body(put(api.asAdmin(BLUE), version, 1, limits).expectStatus().isOk());

        assertThat(changed).isEqualTo(settings());
        assertThat(changed.path("limits").path(1).path("upTo").decimalValue())
                .isEqualByComparingTo("2500.50");
        assertThat(changed.path("limits").path(2).path("userId").asString())
                .isEqualTo(person.toString());
        put(api.asAdmin(BLUE), version, 1, limits).expectStatus().isEqualTo(412);
        put(api.asAdmin(BLUE), version + 1, 1, List.of(Map.of("role", "admin")))
                .expectStatus()
                .isOk();
    }

    @Test
    void namesLimitsOfNobodyOfTwoAndTwice() {
        var person = UUID.randomUUID();
        var version = settings().path("version").asLong();

        for (var limits :
                List.<List<Map<String, Object>>>of(
                        List.of(Map.of("upTo", 1)),
                        List.of(Map.of("role", "admin", "userId", person)),
                        List.of(Map.of("role", "staff"), Map.of("role", "staff", "upTo", 1)))) {
            assertThat(wrong(put(api.asAdmin(BLUE), version, 1, limits))).containsExactly("limits");
        }
        assertThat(wrong(put(api.asAdmin(BLUE), version, 13, List.of())))
                .containsExactly("fiscalYearStartMonth");
        assertThat(settings().path("version").asLong()).isEqualTo(version);
    }

    @Test
    void staffReadsThemOnly() {
        put(api.asStaff(BLUE), settings().path("version").asLong(), 1, List.of())
                .expectStatus()
                .isForbidden();
    }

    private JsonNode settings() {
        return get(api.asStaff(BLUE), "/api/v1/expense-settings");
    }

    private static RestTestClient.ResponseSpec put(
            RestTestClient who, long version, int month, List<Map<String, Object>> limits) {
        return who.put()
                .uri("/api/v1/expense-settings")
                .header(HttpHeaders.IF_MATCH, "\"" + version + "\"")
                .body(Map.of("fiscalYearStartMonth", month, "limits", limits))
                .exchange();
    }

    private static List<String> wrong(RestTestClient.ResponseSpec answer) {
        return body(answer.expectStatus().isBadRequest())
                .path("errors")
                .findValuesAsString("field");
    }
}
