package io.smartvillage.access.reported;

import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.AccessFixture.Visitor;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.eventcontracts.EventContracts;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What guards did by hand, as visitor-service tells it.
@VillageServiceTest
class PassedByHandIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String VISITORS = "visitor.visitor.v1";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    private final UUID guard = UUID.randomUUID();
    private AccessFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
    }

    @Test
    void whoWasLetInByHandIsInTheLogAndInsideAndThePassIsUsed() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var gate = fixture.aGate(GREEN);

        tell(visitor, UUID.randomUUID(), "entry", gate, Instant.now());

        assertThat(log(visitor)).isEqualTo("entry manual visitor granted offline false");
        assertThat(
                        text(
                                "select gate_id || ' ' || decided_by || ' ' || property_id from access_log where pass_id = '%s'"
                                        .formatted(visitor.passId())))
                .isEqualTo("%s %s %s".formatted(gate, guard, visitor.propertyId()));
        assertThat(zonesInside(visitor)).isEqualTo("main");
        var scanned = decided(api.asGate(GREEN), scan("entry", "code", visitor.code()));
        assertThat(scanned.path("reason").asString("")).isEqualTo("already_used");
        var granted =
                events.await(
                                "access.access-log.v1",
                                "access.AccessGranted",
                                data ->
                                        data.path("passId")
                                                .asString("")
                                                .equals(visitor.passId().toString()))
                        .data();
        assertThat(granted.path("method").asString()).isEqualTo("manual");
    }

    @Test
    void whoCameThroughAGateBeforeIsAnOverUseByHand() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var scanned = decided(api.asGate(GREEN), scan("entry", "code", visitor.code()));
        assertThat(scanned.path("decision").asString()).isEqualTo("granted");

        tell(visitor, UUID.randomUUID(), "entry", null, Instant.now());

        assertThat(log(visitor))
                .isEqualTo(
                        "entry code - granted online false, entry manual visitor granted offline"
                                + " true");
        var overUsed =
                events.await(
                                "access.access-log.v1",
                                "access.PassOverused",
                                data ->
                                        data.path("passId")
                                                .asString()
                                                .equals(visitor.passId().toString()))
                        .data();
        assertThat(overUsed.path("firstGateId").asString())
                .isEqualTo(fixture.mainGate(GREEN).toString());
    }

    @Test
    void whoIsNotKnownHereYetIsWrittenDownOnceAtTheFirstGate() throws SQLException {
        var walkIn = new Visitor(UUID.randomUUID(), fixture.houseOfResident(GREEN), "0");
        var passage = UUID.randomUUID();
        var at = Instant.now();

        tell(walkIn, passage, "entry", UUID.randomUUID(), at);
        tell(walkIn, passage, "entry", UUID.randomUUID(), at);

        assertThat(log(walkIn)).isEqualTo("entry manual visitor granted offline false");
        assertThat(
                        text(
                                """
                                select (l.gate_id = (
                                    select g.id from gate g
                                    where g.village_id = l.village_id and g.status = 'active'
                                      and g.direction in ('entry', 'both')
                                    order by g.id limit 1))::text
                                from access_log l where l.pass_id = '%s'
                                """
                                        .formatted(walkIn.passId())))
                .isEqualTo("true");
        assertThat(
                        text(
                                "select count(*)::text from pass_use where pass_id = '%s'"
                                        .formatted(walkIn.passId())))
                .isEqualTo("1");
    }

    @Test
    void whoGoesOutByHandLeavesEveryZone() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var clubhouse = fixture.aGate(GREEN, Map.of("zone", "Zone of " + visitor.passId()));
        tell(visitor, UUID.randomUUID(), "entry", clubhouse, Instant.now());
        assertThat(zonesInside(visitor)).isEqualTo("Zone of " + visitor.passId());

        tell(visitor, UUID.randomUUID(), "exit", null, Instant.now());

        assertThat(zonesInside(visitor)).isEmpty();
        assertThat(log(visitor))
                .isEqualTo(
                        "entry manual visitor granted offline false, exit manual visitor granted"
                                + " offline false");
    }

    private void tell(
            Visitor visitor, UUID passage, String direction, @Nullable UUID gate, Instant at) {
        var fact =
                (ObjectNode) JSON.readTree(EventContracts.example("visitor.VisitorPassedByHand"));
        fact.put("passageId", passage.toString());
        fact.put("visitorId", visitor.passId().toString());
        fact.put("propertyId", visitor.propertyId().toString());
        fact.put("direction", direction);
        fact.put("gateId", gate == null ? null : gate.toString());
        fact.put("guardId", guard.toString());
        fact.put("validUntil", at.plusSeconds(1800).toString());
        fact.put("passedAt", at.toString());
        events.publish(
                GREEN,
                VISITORS,
                visitor.passId().toString(),
                "visitor.VisitorPassedByHand",
                fact.toString());
        events.awaitConsumed(VISITORS);
    }

    private String log(Visitor visitor) throws SQLException {
        return text(
                """
                select string_agg(concat_ws(' ', direction, access_method,
                    coalesce(manual_reason, '-'), status, source, over_use::text), ', ' order by "timestamp")
                from access_log where pass_id = '%s'
                """
                        .formatted(visitor.passId()));
    }

    private String zonesInside(Visitor visitor) throws SQLException {
        return text(
                """
                select coalesce(string_agg(z.name, ', '), '') from presence p
                join zone z on z.village_id = p.village_id and z.id = p.zone_id
                where p.inside and p.subject_id = '%s'
                """
                        .formatted(visitor.passId()));
    }

    private String text(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
