package io.smartvillage.visitor.property;

import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.get;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.VisitorFixture;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class MoveOutIT {

    private static final String VISITORS = "/api/v1/visitors";
    private static final String WALK_INS = "/api/v1/walk-ins";
    private static final String PASSES = "/api/v1/recurring-passes";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;

    private final UUID house = UUID.randomUUID();
    private VisitorFixture fixture;
    private UUID first;
    private UUID second;

    @BeforeEach
    void theFirstOwns() {
        fixture = new VisitorFixture(api, events);
        first = VisitorFixture.userId(api.tokens().of(GREEN.resident(), GREEN));
        second = VisitorFixture.userId(api.tokens().of(GREEN.secondResident(), GREEN));
        live(first, List.of());
    }

    @Test
    void whomTheLeaverExpectedIsCancelledAndGatesAreToldSo() throws SQLException {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var ofStaff = registered(api.asStaff(GREEN), aVisit(house));
        var inside = registered(api.asResident(GREEN), aVisit(house));
        post(api.asGuard(GREEN), VISITORS, inside, "check-in");
        var elsewhere = registered(api.asResident(GREEN), aVisit(fixture.houseOfResident(GREEN)));
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));
        var walkIn = body(fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated());
        var letIn = post(api.asResident(GREEN), WALK_INS, walkIn, "approval").path("visitorId");

        live(second, List.of());

        assertThat(status(VISITORS, visitor.path("id"))).isEqualTo("cancelled");
        assertThat(status(VISITORS, letIn)).isEqualTo("cancelled");
        assertThat(status(PASSES, pass.path("id"))).isEqualTo("cancelled");
        assertThat(status(VISITORS, ofStaff.path("id"))).isEqualTo("pending");
        assertThat(status(VISITORS, inside.path("id"))).isEqualTo("checked_in");
        assertThat(status(VISITORS, elsewhere.path("id"))).isEqualTo("pending");
        for (var taken : List.of(visitor.path("id"), letIn, pass.path("id"))) {
            events.await(
                    "visitor.pass-state.v1",
                    "visitor.PassState",
                    data ->
                            data.path("passId").equals(taken)
                                    && data.path("status").asString().equals("cancelled"));
            assertThat(codesOf(taken)).isZero();
        }
        events.await(
                "visitor.visitor.v1",
                "visitor.VisitorCancelled",
                data -> data.path("visitorId").equals(visitor.path("id")));
        events.await(
                "visitor.recurring-pass.v1",
                "visitor.RecurringPassCancelled",
                data -> data.path("recurringPassId").equals(pass.path("id")));
    }

    @Test
    void whoeverStaysKeepsWhomTheyExpect() {
        live(first, List.of(second));
        var ofFirst = registered(api.asResident(GREEN), aVisit(house));
        var ofSecond = registered(api.asSecondResident(GREEN), aVisit(house));
        var pass = issued(api.asSecondResident(GREEN), aRecurringPass(house));

        // Sold to the tenant: the first is gone, the second is of the house as before.
        live(second, List.of());

        assertThat(status(VISITORS, ofFirst.path("id"))).isEqualTo("cancelled");
        assertThat(status(VISITORS, ofSecond.path("id"))).isEqualTo("pending");
        assertThat(status(PASSES, pass.path("id"))).isEqualTo("active");
        assertThat(seen(api.asSecondResident(GREEN), VISITORS))
                .containsExactly(ofSecond.path("id").asString(), ofFirst.path("id").asString());
    }

    @Test
    void whoeverMovesInDoesNotSeeWhoCameBefore() {
        var visitor = registered(api.asResident(GREEN), aVisit(house));
        var ofStaff = registered(api.asStaff(GREEN), aVisit(house));
        var pass = issued(api.asResident(GREEN), aRecurringPass(house));
        var walkIn = body(fixture.askedAtTheGate(GREEN, house).expectStatus().isCreated());
        assertThat(seen(api.asResident(GREEN), VISITORS)).hasSize(2);
        assertThat(seen(api.asResident(GREEN), WALK_INS)).hasSize(1);
        assertThat(seen(api.asResident(GREEN), PASSES)).hasSize(1);

        live(second, List.of(second));

        var newcomer = api.asSecondResident(GREEN);
        for (var resources : List.of(VISITORS, WALK_INS, PASSES)) {
            assertThat(seen(newcomer, resources)).isEmpty();
        }
        for (var path :
                List.of(
                        at(VISITORS, visitor),
                        at(VISITORS, visitor) + "/pass",
                        at(VISITORS, ofStaff),
                        at(PASSES, pass),
                        at(PASSES, pass) + "/visits",
                        at(WALK_INS, walkIn))) {
            newcomer.get().uri(path).exchange().expectStatus().isNotFound();
            api.asResident(GREEN).get().uri(path).exchange().expectStatus().isNotFound();
        }
        newcomer.post()
                .uri(at(WALK_INS, walkIn) + "/approval")
                .exchange()
                .expectStatus()
                .isNotFound();
        var own = registered(newcomer, aVisit(house));
        var forThem = registered(api.asStaff(GREEN), aVisit(house));
        assertThat(seen(newcomer, VISITORS))
                .containsExactly(forThem.path("id").asString(), own.path("id").asString());
    }

    private void live(@Nullable UUID owner, List<UUID> residents) {
        fixture.tellOf(GREEN, house, owner, residents, Instant.now());
    }

    private String status(String resources, JsonNode id) {
        return get(api.asStaff(GREEN), resources + "/" + id.asString()).path("status").asString();
    }

    private List<String> seen(RestTestClient caller, String resources) {
        return get(caller, resources + "?limit=100&propertyId=" + house)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static String at(String resources, JsonNode thing) {
        return resources + "/" + thing.path("id").asString();
    }

    private static JsonNode post(
            RestTestClient caller, String resources, JsonNode thing, String noun) {
        return body(
                caller.post()
                        .uri(at(resources, thing) + "/" + noun)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private int codesOf(JsonNode id) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from live_code where owner_id = '%s'"
                                                .formatted(id.asString()))) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
