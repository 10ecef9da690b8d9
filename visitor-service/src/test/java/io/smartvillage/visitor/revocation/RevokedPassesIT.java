package io.smartvillage.visitor.revocation;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aRecurringPass;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.get;
import static io.smartvillage.visitor.VisitorFixture.issued;
import static io.smartvillage.visitor.VisitorFixture.registered;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.MovableClock;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import io.smartvillage.visitor.PassReader;
import io.smartvillage.visitor.VisitorFixture;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class RevokedPassesIT {

    private static final String LIST = "/api/v1/revoked-passes";

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;

    VisitorFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new VisitorFixture(api, events);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @ParameterizedTest
    @CsvSource({"cancellation, cancelled", "denial, cancelled", "check-in, used"})
    void namesAPassThatIsGoodNoMore(String noun, String why) {
        var visitor = aVisitor();
        var claims =
                PassReader.claims(
                        get(
                                        api.asResident(GREEN),
                                        "/api/v1/visitors/{id}/pass",
                                        visitor.path("id").asString())
                                .path("token")
                                .asString());
        assertThat(entry(visitor)).isEmpty();

        change(visitor, noun);

        var entry = entry(visitor).orElseThrow();
        assertThat(entry.path("why").asString()).isEqualTo(why);
        assertThat(entry.path("exp")).isEqualTo(claims.path("exp"));
    }

    @Test
    void namesARecurringPassThatWasTakenBack() {
        var pass = issued(api.asResident(GREEN), aRecurringPass(fixture.houseOfResident(GREEN)));
        assertThat(entry(pass)).isEmpty();

        api.asResident(GREEN)
                .post()
                .uri("/api/v1/recurring-passes/{id}/cancellation", pass.path("id").asString())
                .exchange()
                .expectStatus()
                .isOk();

        assertThat(entry(pass).orElseThrow().path("why").asString()).isEqualTo("cancelled");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aRecurringPassMadeShorterIsListedUntilTheCodeSignedFirstHasRunOut(boolean cancelled) {
        var pass = issued(api.asResident(GREEN), aRecurringPass(fixture.houseOfResident(GREEN)));
        var path = "/api/v1/recurring-passes/" + pass.path("id").asString();
        var signed =
                PassReader.claims(
                        get(api.asResident(GREEN), path + "/pass").path("token").asString());
        api.asResident(GREEN)
                .patch()
                .uri(path)
                .header(HttpHeaders.IF_MATCH, "\"0\"")
                .body(Map.of("lastDay", LocalDate.now(VisitorFixture.BANGKOK).plusDays(1)))
                .exchange()
                .expectStatus()
                .isOk();
        assertThat(entry(pass)).isEmpty();
        if (cancelled) {
            api.asResident(GREEN)
                    .post()
                    .uri(path + "/cancellation")
                    .exchange()
                    .expectStatus()
                    .isOk();
        }

        clock.advance(Duration.ofDays(3));

        var listed = entry(pass).orElseThrow();
        assertThat(listed.path("why").asString()).isEqualTo("cancelled");
        assertThat(listed.path("exp")).isEqualTo(signed.path("exp"));
        clock.advance(Duration.ofDays(298));
        assertThat(entry(pass)).isEmpty();
    }

    @Test
    void aPassThatLetsOutStaysOnTheListUntilItsTimeIsOver() {
        var visitor = aVisitor();
        change(visitor, "check-in");
        change(visitor, "check-out");
        assertThat(entry(visitor)).isPresent();

        clock.advance(Duration.ofDays(1).plusSeconds(5));

        assertThat(entry(visitor)).isEmpty();
    }

    @Test
    void theNumberGrowsWithEveryChangeAndStaysWithoutOne() {
        var visitor = aVisitor();
        var before = version();
        assertThat(version()).isEqualTo(before);

        change(visitor, "cancellation");

        assertThat(version()).isEqualTo(before + 1);
        assertThat(version()).isEqualTo(before + 1);
    }

    @Test
    void aListThatDidNotChangeIsNotSentAgain() {
        var visitor = aVisitor();
        var headers =
                api.asGate(GREEN)
                        .get()
                        .uri(LIST)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=10, private")
                        .returnResult(String.class)
                        .getResponseHeaders();
        assertThat(headers.getVary()).contains(HttpHeaders.AUTHORIZATION);
        var eTag = headers.getETag();

        assertThat(eTag).isNotNull();
        asksAgain(eTag).expectStatus().isNotModified();
        change(visitor, "denial");
        asksAgain(eTag).expectStatus().isOk();
    }

    @Test
    void gatesThatAskAtOnceGetTheSameList() throws Exception {
        var visitor = aVisitor();
        change(visitor, "cancellation");

        var lists = atOnce(() -> get(api.asGate(GREEN), LIST));

        assertThat(lists).allSatisfy(list -> assertThat(list).isEqualTo(lists.getFirst()));
    }

    @Test
    void anotherVillageHasAListOfItsOwn() {
        var visitor = aVisitor();
        change(visitor, "cancellation");

        assertThat(get(api.asGate(BLUE), LIST).toString())
                .doesNotContain(visitor.path("id").asString());
    }

    @Test
    void whoChecksPassesGetsItAndResidentsDoNot() {
        get(api.asGuard(GREEN), LIST);
        get(api.asStaff(GREEN), LIST);
        api.asResident(GREEN).get().uri(LIST).exchange().expectStatus().isForbidden();
    }

    /// Ten days of 500 visitors a day who all came, as a very large village has them.
    @Test
    void staysShort() throws Exception {
        var visitor = registered(api.asStaff(BLUE), aVisit(fixture.houseOfResident(BLUE)));
        var before = list(BLUE).length();
        try {
            copiesThatCame(visitor, 5_000);

            var list = list(BLUE);

            assertThat(list.length() - before).isBetween(5_000 * 60, 5_000 * 90);
            clock.advance(Duration.ofDays(1).plusSeconds(5));
            assertThat(list(BLUE).length()).isLessThan(before + 1_000);
        } finally {
            forgetCopies();
        }
    }

    private void copiesThatCame(JsonNode visitor, int count) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement =
                        connection.prepareStatement(
                                """
                                insert into visitor
                                select copy.* from visitor v
                                cross join generate_series(1, ?) n
                                cross join lateral jsonb_populate_record(v, jsonb_build_object(
                                    'id', uuidv7(), 'purpose', 'copy ' || n, 'status', 'checked_out'
                                )) copy
                                where v.id = ?::uuid
                                """)) {
            statement.setInt(1, count);
            statement.setString(2, visitor.path("id").asString());
            assertThat(statement.executeUpdate()).isEqualTo(count);
        }
    }

    private void forgetCopies() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("delete from visitor where purpose like 'copy %'");
        }
    }

    private String list(DemoVillage village) {
        var body =
                api.asGate(village)
                        .get()
                        .uri(LIST)
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody();
        assertThat(body).isNotNull();
        return body;
    }

    private long version() {
        return get(api.asGate(GREEN), LIST).path("version").asLong();
    }

    private Optional<JsonNode> entry(JsonNode visitor) {
        return get(api.asGate(GREEN), LIST)
                .path("passes")
                .valueStream()
                .filter(pass -> pass.path("id").equals(visitor.path("id")))
                .findAny();
    }

    private RestTestClient.ResponseSpec asksAgain(String eTag) {
        return api.asGate(GREEN).get().uri(LIST).header(HttpHeaders.IF_NONE_MATCH, eTag).exchange();
    }

    private JsonNode aVisitor() {
        return registered(api.asResident(GREEN), aVisit(fixture.houseOfResident(GREEN)));
    }

    private void change(JsonNode visitor, String noun) {
        body(
                api.asAdmin(GREEN)
                        .post()
                        .uri("/api/v1/visitors/{id}/{noun}", visitor.path("id").asString(), noun)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            var all = new ArrayList<T>();
            for (var done : threads.invokeAll(Collections.nCopies(8, work))) {
                all.add(done.get());
            }
            return all;
        }
    }
}
