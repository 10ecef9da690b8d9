package io.smartvillage.billing.feeschedule;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class FeeScheduleApiIT {

    @Autowired Api api;
    @Autowired TestEvents events;

    @Test
    void addsAScheduleAndTellsOfIt() {
        var schedule = added("2040-01-01", "2041-01-01");

        assertThat(schedule.path("kind").asString()).isEqualTo("area_rate");
        assertThat(schedule.path("validUntil").asString()).isEqualTo("2041-01-01");
        var event =
                events.await(
                        "billing.fee-schedule.v1",
                        "billing.FeeScheduleAdded",
                        data -> data.path("feeScheduleId").equals(schedule.path("id")));
        assertThat(event.data().path("rateSatang").asLong()).isEqualTo(3250);
        assertThat(event.villageId()).isEqualTo(GREEN.id());
    }

    @Test
    void endsAScheduleOnce() {
        var id = added("2042-01-01", null).path("id").asString();

        var ended =
                BillingFixture.body(
                        patch(id, "\"0\"", Map.of("validUntil", "2042-07-01"))
                                .expectStatus()
                                .isOk());

        assertThat(ended.path("validUntil").asString()).isEqualTo("2042-07-01");
        patch(id, "\"0\"", Map.of("validUntil", "2042-08-01")).expectStatus().isEqualTo(412);
        events.await(
                "billing.fee-schedule.v1",
                "billing.FeeScheduleChanged",
                data -> data.path("feeScheduleId").asString().equals(id));
    }

    @Test
    void aRateNeverChanges() {
        var id = added("2043-01-01", "2044-01-01").path("id").asString();

        var problem =
                BillingFixture.body(
                        patch(id, "\"0\"", Map.of("rate", 99)).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("rate");
    }

    @Test
    void namesEveryWrongField() {
        var problem =
                BillingFixture.body(
                        post(Map.of(
                                        "name", "",
                                        "kind", "per_person",
                                        "rate", -1.005,
                                        "validFrom", "2026-02-30",
                                        "colour", "red"))
                                .expectStatus()
                                .isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .contains("name", "kind", "rate", "validFrom", "colour");
    }

    @Test
    void refusesAnEndBeforeTheBeginning() {
        var problem =
                BillingFixture.body(
                        post(aSchedule("2040-01-01", "2040-01-01")).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field"))
                .containsExactly("validUntil");
    }

    @Test
    void refusesARateThatNoInvoiceCouldHold() {
        var schedule = new HashMap<>(aSchedule("2040-01-01", null));
        schedule.put("rate", 10_000);

        var problem = BillingFixture.body(post(schedule).expectStatus().isBadRequest());

        assertThat(problem.path("errors").findValuesAsString("field")).containsExactly("rate");
    }

    @Test
    void showsWhatIsInForceOnADay() {
        var id = added("2045-03-01", "2045-04-01").path("id").asString();

        assertThat(inForce("2045-02-28")).doesNotContain(id);
        assertThat(inForce("2045-03-01")).contains(id);
        assertThat(inForce("2045-03-31")).contains(id);
        assertThat(inForce("2045-04-01")).doesNotContain(id);
    }

    @Test
    void residentsReadItAndChangeNothing() {
        var id = added("2046-01-01", "2046-02-01").path("id").asString();

        api.asResident(GREEN)
                .get()
                .uri("/api/v1/fee-schedules/{id}", id)
                .exchange()
                .expectStatus()
                .isOk();
        api.asStaff(GREEN)
                .post()
                .uri("/api/v1/fee-schedules")
                .body(aSchedule("2046-01-01", null))
                .exchange()
                .expectStatus()
                .isForbidden();
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/fee-schedules/{id}", id)
                .exchange()
                .expectStatus()
                .isNotFound();
    }

    private Iterable<String> inForce(String day) {
        return BillingFixture.body(
                        api.asResident(GREEN)
                                .get()
                                .uri("/api/v1/fee-schedules?kind=area_rate&inForceOn={day}", day)
                                .exchange()
                                .expectStatus()
                                .isOk())
                .path("items")
                .findValuesAsString("id");
    }

    private JsonNode added(String validFrom, @Nullable String validUntil) {
        return BillingFixture.body(
                post(aSchedule(validFrom, validUntil)).expectStatus().isCreated());
    }

    private RestTestClient.ResponseSpec post(Map<String, Object> schedule) {
        return api.asAdmin(GREEN).post().uri("/api/v1/fee-schedules").body(schedule).exchange();
    }

    private RestTestClient.ResponseSpec patch(String id, String eTag, Map<String, Object> patch) {
        return api.asAdmin(GREEN)
                .patch()
                .uri("/api/v1/fee-schedules/{id}", id)
                .header(HttpHeaders.IF_MATCH, eTag)
                .body(patch)
                .exchange();
    }

    private static Map<String, Object> aSchedule(String validFrom, @Nullable String validUntil) {
        var schedule = new HashMap<String, Object>();
        schedule.put("name", "ค่าส่วนกลาง");
        schedule.put("kind", "area_rate");
        schedule.put("rate", 32.50);
        schedule.put("landUse", "residential");
        schedule.put("validFrom", validFrom);
        if (validUntil != null) {
            schedule.put("validUntil", validUntil);
        }
        return schedule;
    }
}
