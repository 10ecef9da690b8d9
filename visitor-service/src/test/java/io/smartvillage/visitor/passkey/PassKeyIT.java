package io.smartvillage.visitor.passkey;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static io.smartvillage.visitor.VisitorFixture.aVisit;
import static io.smartvillage.visitor.VisitorFixture.body;
import static io.smartvillage.visitor.VisitorFixture.get;
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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@VillageServiceTest
class PassKeyIT {

    private static final String KEYS = "visitor.pass-key-state.v1";
    private static final int AT_ONCE = 8;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired MovableClock clock;
    @Autowired RenewPassKeys renewPassKeys;

    VisitorFixture fixture;

    @BeforeEach
    void aFixture() {
        fixture = new VisitorFixture(api, events);
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void ofManyFirstUsesAtOnceOneMakesTheKey() throws Exception {
        forgetAllKeysOf(BLUE);

        var sets = atOnce(() -> get(api.asGate(BLUE), "/api/v1/pass-keys/jwks"));

        assertThat(sets)
                .hasSize(AT_ONCE)
                .allSatisfy(set -> assertThat(set).isEqualTo(sets.getFirst()));
        assertThat(statuses(BLUE)).containsExactly("active");
    }

    @Test
    void showsPublicKeysOnlyAndNoSecretAnywhere() throws SQLException {
        var set = get(api.asGate(GREEN), "/api/v1/pass-keys/jwks");

        assertThat(set.path("keys").valueStream())
                .isNotEmpty()
                .allSatisfy(key -> {
                    assertThat(key.propertyNames())
                            .containsExactlyInAnyOrder("kty", "crv", "kid", "use", "alg", "x");
                    assertThat(key.path("kty").asString()).isEqualTo("OKP");
                    assertThat(key.path("crv").asString()).isEqualTo("Ed25519");
                });
        assertThat(get(api.asAdmin(GREEN), "/api/v1/pass-keys").path("items").valueStream())
                .allSatisfy(key ->
                        assertThat(key.propertyNames())
                                .containsExactlyInAnyOrder(
                                        "id",
                                        "status",
                                        "createdAt",
                                        "retiredAt",
                                        "retiredBy",
                                        "revokedAt",
                                        "revokedBy"));
        // What is stored is longer than a key: it is sealed. What signs no more has none.
        assertThat(
                        rows(
                                """
                                select status || ' ' || coalesce(length(private_key), 0) from pass_key
                                where (status = 'active') <> (coalesce(length(private_key), 0) > 32)
                                """))
                .isEmpty();
    }

    @Test
    void anyKeyOfAPassThatIsStillGoodIsInTheSet() {
        var before = pass();

        var made = rotate(api.asAdmin(GREEN));

        var after = pass();
        assertThat(PassReader.header(after).path("kid").asString())
                .isEqualTo(made.path("id").asString())
                .isNotEqualTo(PassReader.header(before).path("kid").asString());
        assertThat(isGood(before)).isTrue();
        assertThat(isGood(after)).isTrue();
        state(made, "active");
        var old = state(kid(before), "retired");
        assertThat(old.propertyNames())
                .containsExactlyInAnyOrder("keyId", "publicKey", "status", "updatedAt");
        assertThat(key(kid(before)).path("retiredBy").asString()).isEqualTo(userId(GREEN.admin()));
    }

    @Test
    void nothingThatARevokedKeySignedIsGoodAndAnotherKeySigns() {
        var before = pass();

        var revoked = revoke(api.asAdmin(GREEN), kid(before));
        revoke(api.asAdmin(GREEN), kid(before));

        assertThat(revoked.path("status").asString()).isEqualTo("revoked");
        assertThat(revoked.path("revokedBy").asString()).isEqualTo(userId(GREEN.admin()));
        assertThat(isGood(before)).isFalse();
        var after = pass();
        assertThat(kid(after)).isNotEqualTo(kid(before));
        assertThat(isGood(after)).isTrue();
        state(kid(before), "revoked");
        state(kid(after), "active");
        assertThat(states(kid(before)).stream().filter("revoked"::equals)).hasSize(1);
    }

    @Test
    void aRetiredKeyIsRevokedWithoutANewOne() {
        var before = pass();
        var active = rotate(api.asAdmin(GREEN)).path("id").asString();

        revoke(api.asAdmin(GREEN), kid(before));

        assertThat(isGood(before)).isFalse();
        assertThat(kid(pass())).isEqualTo(active);
    }

    @Test
    void ofManyRotationsAndRevocationsAtOnceOneKeySignsAfterwards() throws Exception {
        var active = kid(pass());
        var count = new AtomicInteger();

        atOnce(() -> {
            if (count.getAndIncrement() % 2 == 0) {
                return rotate(api.asAdmin(GREEN));
            }
            revoke(api.asAdmin(GREEN), active);
            return revoke(
                    api.asAdmin(GREEN),
                    get(api.asGate(GREEN), "/api/v1/pass-keys/jwks")
                            .path("keys")
                            .path(0)
                            .path("kid")
                            .asString());
        });

        assertThat(statuses(GREEN).stream().filter("active"::equals)).hasSize(1);
        assertThat(isGood(pass())).isTrue();
        assertThat(key(active).path("status").asString()).isEqualTo("revoked");
    }

    @Test
    void aKeyIsRotatedWhenItHasSignedLongEnoughAndOnce() throws Exception {
        rotate(api.asAdmin(GREEN));
        var before = pass();
        renewPassKeys.renew();
        assertThat(kid(pass())).isEqualTo(kid(before));
        var keys = all().size();

        clock.advance(Duration.ofDays(90).plusMinutes(1));
        atOnce(() -> {
            renewPassKeys.renew();
            return true;
        });

        var old = key(kid(before));
        assertThat(old.path("status").asString()).isEqualTo("retired");
        assertThat(old.path("retiredBy").isNull()).isTrue();
        assertThat(isGood(before)).isTrue();
        assertThat(all()).hasSize(keys + 1);
    }

    @Test
    void aKeyIsForgottenWhenAllItsPassesHaveEnded() {
        rotate(api.asAdmin(GREEN));
        var before = pass();
        rotate(api.asAdmin(GREEN));

        clock.advance(Duration.ofDays(739));
        renewPassKeys.renew();
        assertThat(isGood(before)).isTrue();
        clock.advance(Duration.ofDays(2));
        renewPassKeys.renew();

        assertThat(isGood(before)).isFalse();
        assertThat(find(kid(before))).isEmpty();
        state(kid(before), "revoked");
    }

    @Test
    void aSetThatDidNotChangeIsNotSentAgain() {
        var headers =
                api.asGate(GREEN)
                        .get()
                        .uri("/api/v1/pass-keys/jwks")
                        .exchange()
                        .expectStatus()
                        .isOk()
                        .expectHeader()
                        .valueEquals(HttpHeaders.CACHE_CONTROL, "max-age=60, private")
                        .returnResult(String.class)
                        .getResponseHeaders();
        assertThat(headers.getVary()).contains(HttpHeaders.AUTHORIZATION);
        var first = headers.getETag();

        assertThat(first).isNotNull();
        asksAgain(first).expectStatus().isNotModified();
        rotate(api.asAdmin(GREEN));
        asksAgain(first).expectStatus().isOk();
    }

    @Test
    void anotherVillagesKeysAreNotThere() {
        var theirs =
                get(api.asGate(BLUE), "/api/v1/pass-keys/jwks")
                        .path("keys")
                        .path(0)
                        .path("kid")
                        .asString();

        api.asAdmin(GREEN)
                .post()
                .uri("/api/v1/pass-keys/{id}/revocation", theirs)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(get(api.asGate(GREEN), "/api/v1/pass-keys/jwks").toString())
                .doesNotContain(theirs);
    }

    private RestTestClient.ResponseSpec asksAgain(String eTag) {
        return api.asGate(GREEN)
                .get()
                .uri("/api/v1/pass-keys/jwks")
                .header(HttpHeaders.IF_NONE_MATCH, eTag)
                .exchange();
    }

    private String pass() {
        var visitor = registered(api.asResident(GREEN), aVisit(fixture.houseOfResident(GREEN)));
        return get(
                        api.asResident(GREEN),
                        "/api/v1/visitors/{id}/pass",
                        visitor.path("id").asString())
                .path("token")
                .asString();
    }

    /// As a gate finds out that has nothing but the set.
    private boolean isGood(String token) {
        return get(api.asGate(GREEN), "/api/v1/pass-keys/jwks")
                .path("keys")
                .valueStream()
                .filter(key -> key.path("kid").asString().equals(kid(token)))
                .anyMatch(key -> PassReader.isSigned(token, key.path("x").asString()));
    }

    private static String kid(String token) {
        return PassReader.header(token).path("kid").asString();
    }

    private static JsonNode rotate(RestTestClient caller) {
        return body(
                caller.post()
                        .uri("/api/v1/pass-keys/rotation")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .exchange()
                        .expectStatus()
                        .isCreated());
    }

    private static JsonNode revoke(RestTestClient caller, String kid) {
        return body(
                caller.post()
                        .uri("/api/v1/pass-keys/{id}/revocation", kid)
                        .exchange()
                        .expectStatus()
                        .isOk());
    }

    private JsonNode key(String kid) {
        return find(kid).orElseThrow();
    }

    /// Page by page, so that paging is tried, too.
    private Optional<JsonNode> find(String kid) {
        return all().stream().filter(key -> key.path("id").asString().equals(kid)).findAny();
    }

    private List<JsonNode> all() {
        var all = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page =
                    get(
                            api.asStaff(GREEN),
                            "/api/v1/pass-keys?limit=3"
                                    + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
            page.path("items").valueStream().forEach(all::add);
            cursor = page.path("nextCursor").asString("");
        } while (!cursor.isEmpty());
        return all;
    }

    private void state(JsonNode key, String status) {
        state(key.path("id").asString(), status);
    }

    private JsonNode state(String kid, String status) {
        return events.await(
                        KEYS,
                        "visitor.PassKeyState",
                        data ->
                                data.path("keyId").asString().equals(kid)
                                        && data.path("status").asString().equals(status))
                .data();
    }

    private List<String> states(String kid) {
        return events.on(KEYS).stream()
                .filter(event -> event.key().equals(kid))
                .map(event -> event.data().path("status").asString())
                .toList();
    }

    private String userId(String username) {
        return VisitorFixture.userId(api.tokens().of(username, GREEN)).toString();
    }

    private List<String> statuses(DemoVillage village) throws SQLException {
        return rows("select status from pass_key where village_id = '%s'".formatted(village.id()));
    }

    private void forgetAllKeysOf(DemoVillage village) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    "delete from pass_key where village_id = '%s'".formatted(village.id()));
        }
    }

    private List<String> rows(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var all = new ArrayList<T>();
            for (var done : threads.invokeAll(Collections.nCopies(AT_ONCE, work))) {
                all.add(done.get());
            }
            return all;
        }
    }
}
