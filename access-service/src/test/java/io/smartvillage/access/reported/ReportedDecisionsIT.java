package io.smartvillage.access.reported;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.PassPrinter;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What gates decided while they were cut off, told over HTTP and over Kafka.
@VillageServiceTest
class ReportedDecisionsIT {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/api/v1/access/reported-decisions";
    private static final String LOG = "access.access-log.v1";
    private static final String REPORTED = "access.reported-decision.v1";

    /// The default of `smartvillage.entry-codes.wrong-per-village-day`.
    private static final int MOST_WRONG = 50;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    private final Instant noon =
            Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);

    AccessFixture fixture;
    UUID gate;

    @BeforeEach
    void aGate() {
        fixture = new AccessFixture(api, events, key);
        gate = fixture.mainGate(GREEN);
    }

    @Test
    void keepsTheDevicesTimeAndSaysThatItWasOffline() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var row = row("entry", "code", visitor.code(), noon);

        var report = reported(List.of(row));

        assertThat(report.path("stored").asInt()).isEqualTo(1);
        assertThat(
                        text(
                                """
                                select source || ' ' || over_use || ' ' || (pass_id = '%s') || ' '
                                    || ("timestamp" = '%s') || ' ' || (created_at > "timestamp")
                                from access_log where nonce = '%s'
                                """
                                        .formatted(visitor.passId(), noon, row.get("nonce"))))
                .isEqualTo("offline false true true true");
        var told =
                events.await(
                        LOG,
                        "access.AccessGranted",
                        event ->
                                event.path("passId")
                                        .asString("")
                                        .equals(visitor.passId().toString()));
        assertThat(told.data().path("source").asString()).isEqualTo("offline");
        assertThat(Instant.parse(told.data().path("deviceTime").asString())).isEqualTo(noon);
    }

    @Test
    void namesEveryBrokenRowAndKeepsTheOthers() throws SQLException {
        var good = row("entry", "card", "CARD 1", noon);
        var rows = new ArrayList<Object>();
        rows.add(good);
        rows.add("no object");
        rows.add(changed("direction", "sideways"));
        rows.add(changed("deviceTime", Instant.now().plus(Duration.ofMinutes(6)).toString()));
        rows.add(changed("deviceTime", Instant.now().minus(Duration.ofDays(91)).toString()));
        rows.add(changed("deviceTime", "yesterday"));
        rows.add(changed("decision", "denied"));
        rows.add(changed("reason", "arrears"));
        rows.add(changed("nonce", "with space"));
        rows.add(changed("method", "qr", "credential", "eyJhbGciOiJFZERTQSJ9.eyJzdWIiOi"));
        rows.add(changed("method", "code", "credential", "12"));
        rows.add(changed("method", "plate", "credential", "- -"));
        rows.add(changed("passId", UUID.randomUUID().toString(), "method", "qr"));
        rows.add(changed("credentialId", UUID.randomUUID().toString()));
        rows.add(changed("method", "manual", "manualReason", "visitor"));
        rows.add(changed("rulesVersion", "1"));
        rows.add(changed("surprise", 1));
        rows.add(row("exit", "card", "CARD 1", noon.plusSeconds(60)));

        var report = reported(rows);

        assertThat(report.path("stored").asInt()).isEqualTo(2);
        assertThat(
                        report.path("broken")
                                .valueStream()
                                .map(broken ->
                                        broken.path("index").asInt()
                                                + " "
                                                + broken.path("field").asString())
                                .toList())
                .containsExactly(
                        "1 ",
                        "2 direction",
                        "3 deviceTime",
                        "4 deviceTime",
                        "5 deviceTime",
                        "6 reason",
                        "7 reason",
                        "8 nonce",
                        "9 credential",
                        "10 credential",
                        "11 credential",
                        "12 passId",
                        "13 credentialId",
                        "14 method",
                        "15 rulesVersion",
                        "16 surprise");
        assertThat(report.path("broken").findValuesAsString("message")).noneMatch(String::isBlank);
        assertThat(rows(String.valueOf(good.get("nonce")))).isEqualTo(1);
    }

    @Test
    void theEarliestHasTheOneUseAndTheOthersAreNamed() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var late = row("entry", "code", visitor.code(), noon.plusSeconds(120));
        var early = row("entry", "code", visitor.code(), noon);
        var middle = row("entry", "qr", passOf(visitor.passId()), noon.plusSeconds(60));
        var exit = row("exit", "code", visitor.code(), noon.plusSeconds(30));

        var report = reported(List.of(late, early, middle, exit));

        assertThat(report.path("stored").asInt()).isEqualTo(4);
        assertThat(report.path("overUses").findValuesAsString("index")).containsExactly("0", "2");
        var first = report.path("overUses").path(0);
        assertThat(first.path("passId").asString()).isEqualTo(visitor.passId().toString());
        assertThat(Instant.parse(first.path("firstUsedAt").asString())).isEqualTo(noon);
        assertThat(first.path("firstGateId").asString()).isEqualTo(gate.toString());
        assertThat(
                        text(
                                "select count(*) filter (where over_use) || ' of ' || count(*)"
                                        + " from access_log where pass_id = '%s'"
                                                .formatted(visitor.passId())))
                .isEqualTo("2 of 4");
        var told =
                events.await(
                        LOG,
                        "access.PassOverused",
                        event ->
                                event.path("passId")
                                        .asString()
                                        .equals(visitor.passId().toString()));
        assertThat(told.data().path("firstGateId").asString()).isEqualTo(gate.toString());
    }

    @Test
    void anEntryAfterAnOnlineOneIsAnOverUse() {
        var visitor = fixture.aVisitor(GREEN);
        assertThat(
                        decided(api.asGate(GREEN), scan("entry", "code", visitor.code()))
                                .path("decision")
                                .asString())
                .isEqualTo("granted");
        var other = fixture.aGate(GREEN);

        var report =
                body(
                        report(
                                        api.asGuard(GREEN),
                                        other,
                                        List.of(row("entry", "code", visitor.code(), noon)))
                                .expectStatus()
                                .isOk());

        assertThat(report.path("overUses")).hasSize(1);
        assertThat(report.path("overUses").path(0).path("firstGateId").asString())
                .isEqualTo(gate.toString());
    }

    @Test
    void aSignedPassThatHasNotArrivedYetHasItsOneUseMade() throws SQLException {
        var printer = new PassPrinter(fixture).publish(GREEN);
        var house = fixture.houseOfResident(GREEN);
        var pass = UUID.randomUUID();
        var qr = printer.print(GREEN, pass, house);
        var named = row("entry", "qr", qr, noon.plusSeconds(60));
        named.put("passId", pass.toString());

        var report = reported(List.of(row("entry", "qr", qr, noon), named));

        assertThat(report.path("stored").asInt()).isEqualTo(2);
        assertThat(report.path("overUses").findValuesAsString("index")).containsExactly("1");
        assertThat(
                        text(
                                "select count(*)::text from access_log"
                                        + " where pass_id = '%s' and property_id = '%s'"
                                                .formatted(pass, house)))
                .isEqualTo("2");
        assertThat(decided(api.asGate(GREEN), scan("entry", "qr", qr)).path("reason").asString(""))
                .isEqualTo("already_used");
    }

    @Test
    void whatTheVillageDidNotSignMakesNoUseOfAPass() throws SQLException {
        var printer = new PassPrinter(fixture).publish(GREEN);
        var house = fixture.houseOfResident(GREEN);
        var pass = UUID.randomUUID();
        var forged = new PassPrinter(fixture).print(GREEN, pass, house);
        var unknown = row("entry", "qr", forged, noon);
        var named = row("entry", "qr", forged, noon);
        named.put("passId", pass.toString());
        var another = row("entry", "qr", printer.print(GREEN, UUID.randomUUID(), house), noon);
        another.put("passId", pass.toString());

        var report = reported(List.of(unknown, named, another));

        assertThat(report.path("stored").asInt()).isEqualTo(1);
        assertThat(report.path("broken").findValuesAsString("field"))
                .containsExactly("passId", "passId");
        assertThat(
                        text(
                                "select (pass_id is null)::text from access_log where nonce = '%s'"
                                        .formatted(unknown.get("nonce"))))
                .isEqualTo("true");
        assertThat(
                        decided(
                                        api.asGate(GREEN),
                                        scan("entry", "qr", printer.print(GREEN, pass, house)))
                                .path("decision")
                                .asString())
                .isEqualTo("granted");
    }

    @Test
    void noMoreCodesAreTriedOutThanADayAllows() throws SQLException {
        forgetWrongCodes();
        var visitor = fixture.aVisitor(GREEN);
        var before = row("entry", "code", visitor.code(), noon);
        var rows = new ArrayList<Map<String, Object>>(List.of(before));
        for (int i = 1; i <= MOST_WRONG + 1; i++) {
            rows.add(row("entry", "code", "0001%04d".formatted(i), noon.plusSeconds(i)));
        }
        var after = row("exit", "code", visitor.code(), noon.plusSeconds(rows.size()));
        var asQr = row("exit", "qr", visitor.code(), noon.plusSeconds(rows.size() + 1));
        var byItsId = row("exit", "qr", passOf(visitor.passId()), noon.plusSeconds(rows.size()));
        rows.addAll(List.of(after, asQr, byItsId));
        try {
            var report = reported(rows);

            assertThat(report.path("stored").asInt()).isEqualTo(rows.size());
            assertThat(report.path("unresolved").asInt()).isEqualTo(3);
            assertThat(resolved(before)).isTrue();
            assertThat(resolved(after)).isFalse();
            assertThat(resolved(asQr)).isFalse();
            assertThat(resolved(byItsId)).isTrue();
            assertThat(
                            decided(api.asGate(GREEN), scan("exit", "code", visitor.code()))
                                    .path("reason")
                                    .asString(""))
                    .isEqualTo("throttled");
        } finally {
            forgetWrongCodes();
        }
    }

    @Test
    void aRepeatOfWrongCodesDoesNotCountAgain() throws SQLException {
        forgetWrongCodes();
        var wrong =
                List.of(
                        row("entry", "code", "00020001", noon),
                        row("entry", "code", "00020002", noon));
        try {
            reported(wrong);
            reported(wrong);

            assertThat(
                            text(
                                    "select sum(wrong)::text from code_attempt where village_id = '%s'"
                                            .formatted(GREEN.id())))
                    .isEqualTo("2");
        } finally {
            forgetWrongCodes();
        }
    }

    @Test
    void aRepeatChangesNothingAndTellsOfTheSameOverUses() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var rows =
                List.of(
                        row("entry", "code", visitor.code(), noon),
                        row("entry", "code", visitor.code(), noon.plusSeconds(5)),
                        changed("nonce", ""));

        var first = reported(rows);
        var again = reported(rows);

        assertThat(first.path("stored").asInt()).isEqualTo(2);
        assertThat(again.path("stored").asInt()).isZero();
        assertThat(again.path("duplicates").asInt()).isEqualTo(2);
        assertThat(again.path("overUses")).isEqualTo(first.path("overUses")).hasSize(1);
        assertThat(again.path("broken")).isEqualTo(first.path("broken")).hasSize(1);
        assertThat(
                        text(
                                "select count(*)::text from access_log where pass_id = '%s'"
                                        .formatted(visitor.passId())))
                .isEqualTo("2");
    }

    @Test
    void theSameCallWithItsKeyGetsTheSameAnswer() {
        var rows = List.of(row("entry", "card", "CARD 2", noon));
        var key = UUID.randomUUID().toString();

        var first = body(withKey(key, rows).expectStatus().isOk());
        var again = body(withKey(key, rows).expectStatus().isOk());

        assertThat(again).isEqualTo(first);
        assertThat(again.path("stored").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasDecidedHereIsNotTakenAgain() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var scan = scan("entry", "code", visitor.code());
        decided(api.asGate(GREEN), scan);
        var row = row("entry", "code", visitor.code(), noon);
        row.put("nonce", scan.get("nonce"));
        var twice = row("exit", "code", visitor.code(), noon);

        var report = reported(List.of(row, twice, twice));

        assertThat(report.path("duplicates").asInt()).isEqualTo(2);
        assertThat(report.path("stored").asInt()).isEqualTo(1);
        assertThat(rows(String.valueOf(scan.get("nonce")))).isEqualTo(1);
    }

    @Test
    void whoWasLetInThoughRefusedHereIsKeptBesideTheRefusal() throws SQLException {
        var visitor =
                fixture.aVisitor(
                        GREEN,
                        pass ->
                                pass.put(
                                        "validFrom",
                                        Instant.now().plus(Duration.ofHours(2)).toString()));
        var scan = scan("entry", "code", visitor.code());
        assertThat(decided(api.asGate(GREEN), scan).path("reason").asString(""))
                .isEqualTo("not_yet_valid");
        var refused = row("entry", "code", visitor.code(), noon);
        refused.put("nonce", scan.get("nonce"));
        refused.put("decision", "denied");
        refused.put("reason", "not_yet_valid");
        var opened = row("entry", "code", visitor.code(), noon);
        opened.put("nonce", scan.get("nonce"));

        assertThat(reported(List.of(refused)).path("duplicates").asInt()).isEqualTo(1);
        var first = reported(List.of(opened));
        var again = reported(List.of(opened, opened));

        assertThat(first.path("stored").asInt()).isEqualTo(1);
        assertThat(first.path("duplicates").asInt()).isZero();
        assertThat(again.path("stored").asInt()).isZero();
        assertThat(again.path("duplicates").asInt()).isEqualTo(2);
        assertThat(
                        text(
                                """
                                select string_agg(status || ' ' || source || ' ' || nonce, ', ' order by source desc)
                                from access_log where pass_id = '%s'
                                """
                                        .formatted(visitor.passId())))
                .isEqualTo(
                        "denied online %1$s, granted offline %1$s#offline"
                                .formatted(scan.get("nonce")));
        assertThat(inside(visitor.passId())).isEqualTo("true");
        assertThat(
                        text(
                                "select (used_at = '%s')::text from pass_use where pass_id = '%s'"
                                        .formatted(noon, visitor.passId())))
                .isEqualTo("true");
    }

    @Test
    void whoWasLetInThoughThePassWasUsedIsAnOverUseEachTimeItIsTold() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        decided(api.asGate(GREEN), scan("entry", "code", visitor.code()));
        var scan = scan("entry", "code", visitor.code());
        scan.put("nonce", (UUID.randomUUID() + "-".repeat(100)).substring(0, 100));
        assertThat(decided(api.asGate(GREEN), scan).path("reason").asString(""))
                .isEqualTo("already_used");
        var opened = row("entry", "code", visitor.code(), noon);
        opened.put("nonce", scan.get("nonce"));

        var first = reported(List.of(opened));
        var again = reported(List.of(opened));

        assertThat(first.path("stored").asInt()).isEqualTo(1);
        assertThat(first.path("overUses")).hasSize(1);
        assertThat(again.path("duplicates").asInt()).isEqualTo(1);
        assertThat(again.path("overUses")).isEqualTo(first.path("overUses"));
        assertThat(
                        text(
                                "select count(*)::text from access_log where over_use and pass_id = '%s'"
                                        .formatted(visitor.passId())))
                .isEqualTo("1");
    }

    @Test
    void oneReportAtATimeOfManyClaimsThePass() throws Exception {
        var visitor = fixture.aVisitor(GREEN);
        var caller = api.asGate(GREEN);
        int reports = 8;
        var calls = new ArrayList<Callable<JsonNode>>();
        for (int i = 0; i < reports; i++) {
            var rows = List.of(row("entry", "code", visitor.code(), noon.plusSeconds(i)));
            calls.add(() -> body(report(caller, null, rows).expectStatus().isOk()));
        }

        int overUses = 0;
        try (var threads = Executors.newFixedThreadPool(reports)) {
            for (var answer : threads.invokeAll(calls)) {
                overUses += answer.get().path("overUses").size();
            }
        }

        assertThat(overUses).isEqualTo(reports - 1);
    }

    @Test
    void anOlderMoveDoesNotChangeWhoIsInside() throws SQLException {
        var holder = fixture.aPerson(GREEN);
        var card = "CARD " + UUID.randomUUID();
        var credential = fixture.aCredential(GREEN, "card", card, holder);

        reported(List.of(row("entry", "card", card, noon.plusSeconds(60))));
        reported(List.of(row("exit", "card", card, noon)));
        assertThat(inside(credential)).isEqualTo("true");

        reported(List.of(row("exit", "card", card, noon.plusSeconds(90))));
        assertThat(inside(credential)).isEqualTo("false");
    }

    @Test
    void tenThousandComeInOneCallAndOneMoreDoesNot() {
        var rows = new ArrayList<Object>();
        for (int i = 0; i < 10_000; i++) {
            rows.add(row(i % 2 == 0 ? "entry" : "exit", "card", "CARD " + i, noon.plusSeconds(i)));
        }

        assertThat(reported(rows).path("stored").asInt()).isEqualTo(10_000);

        rows.add(row("entry", "card", "CARD", noon));
        assertThat(
                        fields(
                                body(
                                        report(api.asGate(GREEN), null, rows)
                                                .expectStatus()
                                                .isBadRequest())))
                .containsExactly("decisions");
    }

    @Test
    void aGateReportsForItselfOnlyAndAGuardForAGateOfTheVillage() {
        var rows = List.<Object>of(row("entry", "card", "CARD 3", noon));

        report(api.asGate(GREEN), fixture.aGate(GREEN), rows).expectStatus().isBadRequest();
        report(api.asGuard(GREEN), null, rows).expectStatus().isBadRequest();
        report(api.asGuard(GREEN), fixture.aGate(BLUE), rows).expectStatus().isNotFound();
        report(api.asResident(GREEN), gate, rows).expectStatus().isForbidden();
    }

    @Test
    void aGuardReportsWhatWasOpenedByHand() {
        var row = row("entry", "manual", null, noon);
        row.put("manualReason", "emergency");

        var report = body(report(api.asGuard(GREEN), gate, List.of(row)).expectStatus().isOk());

        assertThat(report.path("stored").asInt()).isEqualTo(1);
    }

    @Test
    void aBridgeReportsOverKafkaAndBrokenOnesArePutAside() throws SQLException {
        var visitor = fixture.aVisitor(GREEN);
        var good = event(visitor.code(), noon);
        var old = event(visitor.code(), Instant.now().minus(Duration.ofDays(100)));
        var foreign = event(visitor.code(), noon);
        foreign.put("gateId", fixture.aGate(BLUE).toString());
        var over = event(visitor.code(), noon.plusSeconds(7));
        for (var one : List.of(good, old, foreign, over, good)) {
            events.publish(
                    GREEN, REPORTED, gate.toString(), "access.DecisionReported", one.toString());
        }
        events.awaitConsumed(REPORTED);

        assertThat(
                        text(
                                "select string_agg(over_use::text, ' ' order by \"timestamp\")"
                                        + " from access_log where pass_id = '%s'"
                                                .formatted(visitor.passId())))
                .isEqualTo("false true");
        assertThat(events.records(REPORTED + ".dlt"))
                .extracting(record -> JSON.readTree(record.value()).path("nonce").asString())
                .contains(old.path("nonce").asString(), foreign.path("nonce").asString())
                .doesNotContain(good.path("nonce").asString(), over.path("nonce").asString());
    }

    private ObjectNode event(String code, Instant at) {
        var event = JSON.createObjectNode();
        event.put("gateId", gate.toString());
        event.put("nonce", UUID.randomUUID().toString());
        event.put("direction", "entry");
        event.put("method", "code");
        event.put("credential", code);
        event.put("decision", "granted");
        event.put("deviceTime", at.toString());
        event.put("rulesVersion", 1);
        return event;
    }

    private static Map<String, Object> row(
            String direction, String method, @Nullable String credential, Instant at) {
        var row = new HashMap<String, Object>();
        row.put("nonce", UUID.randomUUID().toString());
        row.put("direction", direction);
        row.put("method", method);
        if (credential != null) {
            row.put("credential", credential);
        }
        row.put("decision", "granted");
        row.put("deviceTime", at.toString());
        row.put("rulesVersion", 1);
        return row;
    }

    private Map<String, Object> changed(Object... differences) {
        var row = row("entry", "card", "CARD 9", noon);
        for (int i = 0; i < differences.length; i += 2) {
            row.put(String.valueOf(differences[i]), differences[i + 1]);
        }
        if (row.containsKey("passId") || row.containsKey("manualReason")) {
            row.remove("credential");
        }
        return row;
    }

    private static String passOf(UUID passId) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        var claims = "{\"sub\":\"%s\"}".formatted(passId).getBytes(StandardCharsets.UTF_8);
        return "eyJhbGciOiJFZERTQSJ9.%s.%s"
                .formatted(encoder.encodeToString(claims), encoder.encodeToString(new byte[64]));
    }

    private JsonNode reported(List<?> rows) {
        return body(report(api.asGate(GREEN), null, rows).expectStatus().isOk());
    }

    private static RestTestClient.ResponseSpec report(
            RestTestClient caller, @Nullable UUID gateId, List<?> rows) {
        var request = new HashMap<String, Object>();
        request.put("decisions", rows);
        if (gateId != null) {
            request.put("gateId", gateId);
        }
        return caller.post().uri(PATH).body(request).exchange();
    }

    private RestTestClient.ResponseSpec withKey(String key, List<?> rows) {
        return api.asGate(GREEN)
                .post()
                .uri(PATH)
                .header("Idempotency-Key", key)
                .body(Map.of("decisions", rows))
                .exchange();
    }

    private int rows(String nonce) throws SQLException {
        return Integer.parseInt(
                text("select count(*)::text from access_log where nonce = '%s'".formatted(nonce)));
    }

    private boolean resolved(Map<String, Object> row) throws SQLException {
        return Boolean.parseBoolean(
                text(
                        "select (pass_id is not null and property_id is not null)::text"
                                + " from access_log where nonce = '%s'"
                                        .formatted(row.get("nonce"))));
    }

    private void forgetWrongCodes() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate("update code_attempt set wrong = 0");
        }
    }

    private String inside(UUID subject) throws SQLException {
        return text("select inside::text from presence where subject_id = '%s'".formatted(subject));
    }

    private String text(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }
}
