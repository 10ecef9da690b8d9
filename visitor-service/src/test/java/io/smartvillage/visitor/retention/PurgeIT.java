package io.smartvillage.visitor.retention;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.id;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.Concurrently;
import io.smartvillage.visitor.VisitorFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PurgeIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired PurgeVisitorRecords purge;

    VisitorFixture fixture;
    UUID house;

    @BeforeEach
    void thirtyDays() {
        fixture = new VisitorFixture(api, events);
        house = fixture.newHouseOfResident(BLUE);
        fixture.decideSettings(BLUE, 30);
    }

    @AfterEach
    void backToNow() throws SQLException {
        clock.reset();
        sql("delete from visitor_settings where village_id = '%s'".formatted(BLUE.id()));
    }

    @Test
    void whatEndedLongerAgoThanTheVillageKeepsIsGoneForGood() throws SQLException {
        var visitor = registered(api.asResident(BLUE), aVisit(house));
        post(api.asResident(BLUE), "/api/v1/visitors/", visitor, "cancellation");
        var other = registered(api.asResident(GREEN), aVisit(fixture.houseOfResident(GREEN)));
        post(api.asResident(GREEN), "/api/v1/visitors/", other, "cancellation");
        var walkIn = body(fixture.askedAtTheGate(BLUE, house).expectStatus().isCreated());
        post(api.asResident(BLUE), "/api/v1/walk-ins/", walkIn, "refusal");
        var short2Days = aRecurringPass(house);
        short2Days.put("lastDay", LocalDate.now(VisitorFixture.BANGKOK).plusDays(1));
        var pass = issued(api.asResident(BLUE), short2Days);
        fixture.passage(BLUE, UUID.randomUUID(), id(pass), "entry", Instant.now());
        post(api.asResident(BLUE), "/api/v1/recurring-passes/", pass, "cancellation");

        clock.advance(Duration.ofDays(29));
        purge.purge();
        assertThat(rows("visitor", visitor)).isOne();
        assertThat(rows("walk_in", walkIn)).isOne();
        assertThat(rows("recurring_pass", pass)).isOne();
        assertThat(rowsOf("recurring_passage", pass)).isOne();
        for (var person : new JsonNode[] {visitor, walkIn, pass}) {
            assertThat(rows("person_key", person)).isOne();
        }

        clock.advance(Duration.ofDays(1).plusHours(1));
        Concurrently.times(4, _ -> purge.purge());

        assertThat(rows("visitor", visitor)).isZero();
        assertThat(rows("walk_in", walkIn)).isZero();
        assertThat(rows("recurring_pass", pass)).isZero();
        for (var person : new JsonNode[] {visitor, walkIn, pass}) {
            assertThat(rows("person_key", person)).isZero();
        }
        assertThat(rowsOf("recurring_passage", pass)).isZero();
        assertThat(rowsOf("recurring_window", pass)).isZero();
        assertThat(rows("visitor", other)).isOne();
        api.asAdmin(BLUE)
                .get()
                .uri("/api/v1/visitors/{id}", visitor.path("id").asString())
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(events.on("visitor.pass-state.v1").toString())
                .contains(visitor.path("id").asString())
                .doesNotContain("สมชาย", "812345678", "มาลี");
    }

    @Test
    void whatIsNotOverIsKept() throws SQLException {
        var inside = registered(api.asResident(BLUE), aVisit(house));
        post(api.asGuard(BLUE), "/api/v1/visitors/", inside, "check-in");
        var pass = issued(api.asResident(BLUE), aRecurringPass(house));
        var takenBack = issued(api.asResident(BLUE), aRecurringPass(house));
        post(api.asResident(BLUE), "/api/v1/recurring-passes/", takenBack, "cancellation");

        clock.advance(Duration.ofDays(30).plusHours(20));
        purge.purge();

        assertThat(rows("visitor", inside)).isOne();
        assertThat(rows("recurring_pass", pass)).isOne();
        // Gates that check offline must still be told of it, and of nothing else.
        assertThat(rows("recurring_pass", takenBack)).isZero();
        assertThat(revoked(takenBack).orElseThrow().path("why").asString()).isEqualTo("cancelled");
    }

    @Test
    void whoLeftEarlyIsForgottenThoughThePassHadTimeLeft() throws SQLException {
        fixture.decideSettings(BLUE, 7);
        var visit = aVisit(house);
        visit.put("validUntil", Instant.now().plus(Duration.ofDays(25)));
        var early = registered(api.asResident(BLUE), visit);
        post(api.asGuard(BLUE), "/api/v1/visitors/", early, "check-in");
        post(api.asGuard(BLUE), "/api/v1/visitors/", early, "check-out");
        var listed = revoked(early).orElseThrow();

        clock.advance(Duration.ofDays(6));
        purge.purge();
        assertThat(rows("visitor", early)).isOne();

        clock.advance(Duration.ofDays(1).plusHours(1));
        purge.purge();

        assertThat(rows("visitor", early)).isZero();
        assertThat(revoked(early)).contains(listed);
        assertThat(listed.path("why").asString()).isEqualTo("used");

        clock.advance(Duration.ofDays(18));
        assertThat(revoked(early)).isEmpty();
        purge.purge();
        assertThat(rows("revoked_pass", early)).isZero();
    }

    @Test
    void eachComingWithARecurringPassIsForgottenInItsTime() throws SQLException {
        var pass = issued(api.asResident(BLUE), aRecurringPass(house));
        fixture.passage(BLUE, UUID.randomUUID(), id(pass), "entry", Instant.now());
        clock.advance(Duration.ofDays(20));
        fixture.passage(BLUE, UUID.randomUUID(), id(pass), "entry", clock.instant());

        clock.advance(Duration.ofDays(11));
        purge.purge();

        assertThat(rows("recurring_pass", pass)).isOne();
        assertThat(rowsOf("recurring_passage", pass)).isOne();
    }

    private Optional<JsonNode> revoked(JsonNode holder) {
        return VisitorFixture.get(api.asGate(BLUE), "/api/v1/revoked-passes")
                .path("passes")
                .valueStream()
                .filter(pass -> pass.path("id").equals(holder.path("id")))
                .findAny();
    }

    @Test
    void whoeverWasNeverSeenLeavingIsForgottenToo() throws SQLException {
        var inside = registered(api.asResident(BLUE), aVisit(house));
        post(api.asGuard(BLUE), "/api/v1/visitors/", inside, "check-in");
        assertThat(codesOf(inside)).isOne();

        clock.advance(Duration.ofDays(31).plusHours(2));
        purge.purge();

        assertThat(rows("visitor", inside)).isZero();
        assertThat(codesOf(inside)).isZero();
    }

    @Test
    void aWalkInIsPurgedWithItsVisitorInAnyOrder() throws SQLException {
        var walkIn = body(fixture.askedAtTheGate(BLUE, house).expectStatus().isCreated());
        var approved =
                body(
                        api.asResident(BLUE)
                                .post()
                                .uri("/api/v1/walk-ins/{id}/approval", walkIn.path("id").asString())
                                .exchange()
                                .expectStatus()
                                .isOk());
        sql(
                "update visitor set status = 'checked_out', updated_at = now() - interval '40 days', valid_from = valid_from - interval '1 hour', valid_until = now() - interval '1 second' where id = '%s'"
                        .formatted(approved.path("visitorId").asString()));

        purge.purge();

        var kept =
                body(
                        api.asStaff(BLUE)
                                .get()
                                .uri("/api/v1/walk-ins/{id}", walkIn.path("id").asString())
                                .exchange()
                                .expectStatus()
                                .isOk());
        assertThat(kept.path("status").asString()).isEqualTo("approved");
        assertThat(kept.path("visitorId").isNull()).isTrue();
    }

    @Test
    void moreThanABatchIsPurgedInOneGo() throws SQLException {
        var visitor = registered(api.asResident(BLUE), aVisit(house));
        post(api.asResident(BLUE), "/api/v1/visitors/", visitor, "cancellation");
        sql(
                """
                insert into visitor
                select (v).* from (
                    select jsonb_populate_record(v, jsonb_build_object('id', uuidv7())) v
                    from visitor v, generate_series(1, 1200) where id = '%s') copies
                """
                        .formatted(visitor.path("id").asString()));

        clock.advance(Duration.ofDays(30).plusHours(1));
        purge.purge();

        assertThat(count("select count(*) from visitor where property_id = '%s'".formatted(house)))
                .isZero();
    }

    private void post(RestTestClient caller, String resources, JsonNode thing, String noun) {
        caller.post()
                .uri(resources + thing.path("id").asString() + "/" + noun)
                .exchange()
                .expectStatus()
                .isOk();
    }

    private int rows(String table, JsonNode thing) throws SQLException {
        return count("select count(*) from %s where id = '%s'".formatted(table, id(thing)));
    }

    private int rowsOf(String table, JsonNode pass) throws SQLException {
        return count(
                "select count(*) from %s where recurring_pass_id = '%s'"
                        .formatted(table, id(pass)));
    }

    private int codesOf(JsonNode owner) throws SQLException {
        return count("select count(*) from live_code where owner_id = '%s'".formatted(id(owner)));
    }

    private int count(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (var connection = database.asSuperuser();
                var open = connection.createStatement()) {
            open.execute(statement);
        }
    }
}
