package io.smartvillage.access.presence;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PresenceIT {

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired MovableClock clock;
    @Autowired TellOverstays tellOverstays;
    @Autowired ForgetPresence forgetPresence;

    private AccessFixture fixture;
    private String zone = "";
    private UUID zoneId = UUID.randomUUID();

    @BeforeEach
    void aZone() throws SQLException {
        fixture = new AccessFixture(api, events, key);
        zone = "Zone " + UUID.randomUUID();
        fixture.aGate(GREEN, Map.of("zone", zone));
        zoneId =
                UUID.fromString(one("select id::text from zone where name = '%s'".formatted(zone)));
        fixture.settings(GREEN, 13, 30, 24);
    }

    @AfterEach
    void nobodyIsInside() throws SQLException {
        clock.reset();
        run("delete from presence where zone_id = '%s'".formatted(zoneId));
    }

    @Test
    void showsWhoIsInsideLatestFirst() throws SQLException {
        var house = UUID.randomUUID();
        var one = inside("pass", house, ago(30), null);
        var two = inside("credential", house, ago(20), null);
        var three = inside("pass", UUID.randomUUID(), ago(10), null);
        run("update presence set inside = false where subject_id = '%s'".formatted(gone()));

        assertThat(ids(api.asGuard(GREEN), "zoneId=" + zoneId)).containsExactly(three, two, one);
        assertThat(ids(api.asGuard(GREEN), "propertyId=" + house)).containsExactly(two, one);
        assertThat(ids(api.asGuard(GREEN), "kind=pass&zoneId=" + zoneId))
                .containsExactly(three, one);
        assertThat(ids(api.asGuard(BLUE), "zoneId=" + zoneId)).isEmpty();
        var item = list(api.asStaff(GREEN), "zoneId=" + zoneId).path("items").get(2);
        assertThat(item.path("zone").asString()).isEqualTo(zone);
        assertThat(item.path("kind").asString()).isEqualTo("pass");
        assertThat(item.path("tooLongFrom").asString())
                .isEqualTo(ago(30).plus(Duration.ofHours(24)).toString());
    }

    private String gone() throws SQLException {
        return inside("pass", UUID.randomUUID(), ago(5), null);
    }

    @Test
    void pagesThroughAllOnce() throws SQLException {
        var at = ago(60);
        for (int i = 0; i < 7; i++) {
            inside("pass", UUID.randomUUID(), at, null);
        }

        var paged = new ArrayList<String>();
        var next = "";
        do {
            var page = list(api.asStaff(GREEN), "limit=3&zoneId=" + zoneId + next);
            page.path("items").forEach(item -> paged.add(item.path("subjectId").asString()));
            next =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!next.isEmpty());

        assertThat(paged).hasSize(7).doesNotHaveDuplicates();
    }

    @Test
    void residentsSeeWhoIsAtTheirHouses() throws SQLException {
        var theirs = inside("pass", fixture.houseOfResident(GREEN), ago(5), ago(60));
        var others = inside("pass", UUID.randomUUID(), ago(5), ago(60));

        for (var resident : List.of(api.asResident(GREEN), api.asSecondResident(GREEN))) {
            assertThat(ids(resident, "zoneId=" + zoneId)).containsExactly(theirs);
            assertThat(overstays(resident)).contains(theirs).doesNotContain(others);
        }
    }

    @Test
    void countsEveryZone() throws SQLException {
        inside("pass", UUID.randomUUID(), ago(1), null);
        inside("pass", UUID.randomUUID(), ago(1), null);
        inside("credential", UUID.randomUUID(), ago(1), null);
        var empty = "Zone " + UUID.randomUUID();
        fixture.aGate(GREEN, Map.of("zone", empty));

        var counts =
                body(
                        api.asGuard(GREEN)
                                .get()
                                .uri("/api/v1/presence/counts")
                                .exchange()
                                .expectStatus()
                                .isOk());

        assertThat(counts.path("items").valueStream())
                .anySatisfy(count -> {
                    assertThat(count.path("zone").asString()).isEqualTo(zone);
                    assertThat(count.path("passes").asLong()).isEqualTo(2);
                    assertThat(count.path("credentials").asLong()).isEqualTo(1);
                })
                .anySatisfy(count -> {
                    assertThat(count.path("zone").asString()).isEqualTo(empty);
                    assertThat(count.path("passes").asLong()).isZero();
                });
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/presence/counts")
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void aStayIsTooLongAfterTheGraceOrTheLongestThatVisitorsMay() throws SQLException {
        var late = inside("pass", UUID.randomUUID(), ago(120), ago(31));
        var inGrace = inside("pass", UUID.randomUUID(), ago(120), ago(29));
        var day = inside("pass", UUID.randomUUID(), ago(24 * 60 + 1), ago(-600));
        var resident = inside("credential", UUID.randomUUID(), ago(24 * 60 + 1), null);

        assertThat(overstays(api.asGuard(GREEN))).contains(late, day);
        assertThat(overstays(api.asGuard(GREEN))).doesNotContain(inGrace, resident);
        assertThat(overstays(api.asGuard(GREEN)).indexOf(day))
                .isLessThan(overstays(api.asGuard(GREEN)).indexOf(late));

        fixture.settings(GREEN, 13, 0, 48);

        assertThat(overstays(api.asGuard(GREEN))).contains(late, inGrace).doesNotContain(day);
    }

    @Test
    void anOverstayIsToldOnceAlsoBySeveralInstances() throws Exception {
        var house = UUID.randomUUID();
        var stays = new ArrayList<String>();
        for (int i = 0; i < 20; i++) {
            stays.add(inside("pass", house, ago(120), ago(60)));
        }
        var inTime = inside("pass", house, ago(120), ago(-60));

        try (var instances = Executors.newVirtualThreadPerTaskExecutor()) {
            var told =
                    IntStream.range(0, 4)
                            .mapToObj(_ -> instances.submit(tellOverstays::tell))
                            .toList();
            for (var each : told) {
                each.get();
            }
        }
        tellOverstays.tell();

        assertThat(told(house)).containsExactlyInAnyOrderElementsOf(stays).doesNotContain(inTime);
        run(
                "update presence set since = now(), expected_until = now() - interval '1 hour' where subject_id = '%s'"
                        .formatted(stays.getFirst()));
        clock.advance(Duration.ofMinutes(1));
        tellOverstays.tell();
        events.await(
                "access.presence.v1",
                "access.VisitorOverstayed",
                data -> data.path("subjectId").asString().equals(stays.getFirst()));
        assertThat(told(house)).hasSize(21);
    }

    private List<String> told(UUID house) throws SQLException {
        while (!one("select count(*)::text from outbox").equals("0")) {
            Thread.onSpinWait();
        }
        return events.on("access.presence.v1").stream()
                .filter(event -> event.type().equals("access.VisitorOverstayed"))
                .filter(event ->
                        event.data().path("propertyId").asString().equals(house.toString()))
                .map(event -> event.data().path("subjectId").asString())
                .toList();
    }

    @Test
    void whoHasBeenOutsideForAMonthIsForgotten() throws SQLException {
        var gone = inside("pass", UUID.randomUUID(), ago(31 * 24 * 60), null);
        var lately = inside("pass", UUID.randomUUID(), ago(29 * 24 * 60), null);
        var still = inside("pass", UUID.randomUUID(), ago(300 * 24 * 60), null);
        run(
                "update presence set inside = false where subject_id in ('%s', '%s')"
                        .formatted(gone, lately));

        forgetPresence.forget();

        assertThat(
                        one(
                                "select string_agg(subject_id::text, ' ' order by since desc) from presence where zone_id = '%s'"
                                        .formatted(zoneId)))
                .isEqualTo(lately + " " + still);
    }

    private Instant ago(int minutes) {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES).minus(Duration.ofMinutes(minutes));
    }

    private String inside(
            String kind,
            UUID house,
            Instant since,
            @org.jspecify.annotations.Nullable Instant expectedUntil)
            throws SQLException {
        var subject = UUID.randomUUID().toString();
        run(
                """
                insert into presence (village_id, zone_id, subject_id, subject_kind, property_id, inside,
                    since, expected_until, gate_id)
                values ('%s', '%s', '%s', '%s', '%s', true, '%s', %s, gen_random_uuid())
                """
                        .formatted(
                                GREEN.id(),
                                zoneId,
                                subject,
                                kind,
                                house,
                                since,
                                expectedUntil == null ? "null" : "'" + expectedUntil + "'"));
        return subject;
    }

    private List<String> overstays(RestTestClient caller) {
        return subjects(
                body(
                        caller.get()
                                .uri("/api/v1/presence/overstays?limit=200")
                                .exchange()
                                .expectStatus()
                                .isOk()));
    }

    private static List<String> ids(RestTestClient caller, String query) {
        return subjects(list(caller, query));
    }

    private static List<String> subjects(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("subjectId").asString())
                .toList();
    }

    private static JsonNode list(RestTestClient caller, String query) {
        return body(caller.get().uri("/api/v1/presence?" + query).exchange().expectStatus().isOk());
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String one(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            assertThat(rows.next()).as(query).isTrue();
            return rows.getString(1);
        }
    }
}
