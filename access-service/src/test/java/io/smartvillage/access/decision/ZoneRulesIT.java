package io.smartvillage.access.decision;

import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Zones, hours and the deny list on the running service.
@VillageServiceTest
class ZoneRulesIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    AccessFixture fixture;
    String zone;
    UUID gate;
    String card;
    UUID holder;

    @BeforeEach
    void aZoneOfItsOwn() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
        zone = "zone " + UUID.randomUUID();
        gate = fixture.aGate(GREEN, Map.of("zone", zone));
        card = "card" + System.nanoTime();
        holder = fixture.aPerson(GREEN);
        fixture.aCredential(GREEN, "card", card, holder);
    }

    @Test
    void whoIsInsideDoesNotEnterAgainBeforeTheyLeave() throws Exception {
        change("update zone set anti_passback = true where name = '%s'".formatted(zone));

        refused(null, shown("entry", "card", card));
        refused("already_inside", shown("entry", "card", card));
        refused(null, shown("exit", "card", card));
        refused(null, shown("entry", "card", card));
    }

    @Test
    void of50EntriesAtOnceWithOneCardOneGoesIn() throws Exception {
        change("update zone set anti_passback = true where name = '%s'".formatted(zone));
        var guard = api.asGuard(GREEN);
        var answers = new ArrayList<Future<JsonNode>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                var scan = scan("entry", "card", card);
                scan.put("gateId", gate);
                answers.add(threads.submit(() -> decided(guard, scan)));
            }
        }

        assertThat(answers)
                .extracting(answer -> answer.get().path("decision").asString())
                .filteredOn("granted"::equals)
                .hasSize(1);
    }

    @Test
    void whereAntiPassbackDoesNotHoldTheyMayEnterAgain() {
        refused(null, shown("entry", "card", card));
        refused(null, shown("entry", "card", card));
    }

    @Test
    void visitorsStayOutWhereResidentsOnlyGo() throws Exception {
        change("update zone set visitors_allowed = false where name = '%s'".formatted(zone));

        refused("wrong_zone", shown("entry", "code", fixture.aVisitor(GREEN).code()));
        refused(null, shown("entry", "card", card));
    }

    @Test
    void aCardOpensItsOwnZones() throws Exception {
        change(
                "update credential set zone_ids = array['%s']::uuid[] where user_id = '%s'"
                        .formatted(UUID.randomUUID(), holder));

        refused("wrong_zone", shown("entry", "card", card));
    }

    @Test
    void aLostCardAndOneOutOfItsTimeAreRefused() throws Exception {
        change("update credential set status = 'lost' where user_id = '%s'".formatted(holder));
        refused("lost", shown("entry", "card", card));

        change(
                """
                update credential set status = 'active', valid_until = now() - interval '1 hour'
                where user_id = '%s'
                """
                        .formatted(holder));
        tell("CREDENTIAL");

        Awaitility.await("another instance's change is heard")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> refused("expired", shown("entry", "card", card)));
    }

    @Test
    void aRecurringPassIsGoodInItsWindows() {
        var now = Instant.now();
        var visitor = recurring(now.plus(Duration.ofHours(1)), now.plus(Duration.ofHours(2)));
        refused("outside_hours", shown("entry", "code", visitor.code()));

        var other = recurring(now.minus(Duration.ofHours(1)), now.plus(Duration.ofHours(1)));
        refused(null, shown("entry", "code", other.code()));
        refused(null, shown("entry", "code", other.code()));
    }

    private AccessFixture.Visitor recurring(Instant from, Instant until) {
        return fixture.aVisitor(
                GREEN,
                pass -> {
                    pass.put("kind", "recurring").put("singleUse", false);
                    pass.putArray("windows")
                            .addObject()
                            .put("from", from.toString())
                            .put("until", until.toString());
                });
    }

    @Test
    void whoIsOnTheDenyListStaysOutAndMayLeave() throws Exception {
        refused(null, shown("entry", "card", card));
        fixture.aDenial(GREEN, Map.of("kind", "person", "userId", holder));

        Awaitility.await("the denial is heard of")
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> refused("blocked", shown("entry", "card", card)));
        refused(null, shown("exit", "card", card));
    }

    @Test
    void aPlateThatLooksLikeADeniedOneIsRefusedAlthoughItIsNobodys() throws Exception {
        var digits = 1000 + System.nanoTime() % 9000;
        fixture.aDenial(GREEN, Map.of("kind", "plate", "value", "BO " + digits));

        refused("blocked", shown("entry", "plate", "80 " + digits));
        refused("invalid", shown("entry", "plate", "XX " + digits));
    }

    private JsonNode shown(String direction, String method, String credential) {
        var scan = scan(direction, method, credential);
        scan.put("gateId", gate);
        return decided(api.asGuard(GREEN), scan);
    }

    private static void refused(@Nullable String reason, JsonNode decision) {
        assertThat(decision.path("reason").asString(null))
                .as(decision.toString())
                .isEqualTo(reason);
    }

    private void change(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /// As another instance would.
    private void tell(String kind) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "notify access_changes, '%s %s %s'"
                            .formatted(GREEN.id(), kind, UUID.randomUUID()));
        }
    }
}
