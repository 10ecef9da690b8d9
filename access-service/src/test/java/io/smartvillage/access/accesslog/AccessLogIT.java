package io.smartvillage.access.accesslog;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.time.temporal.ChronoUnit.DAYS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@VillageServiceTest
class AccessLogIT {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired MakePartitions makePartitions;

    AccessFixture fixture;

    @BeforeEach
    void aGate() {
        fixture = new AccessFixture(api, events, key);
        fixture.mainGate(GREEN);
    }

    @Test
    void residentsSeeWhatIsTheirs() {
        var guest = decision("code", fixture.aVisitor(GREEN).code());
        var elsewhere =
                decision(
                        "code",
                        fixture.aVisitor(
                                        GREEN,
                                        pass ->
                                                pass.put(
                                                        "propertyId", UUID.randomUUID().toString()))
                                .code());
        var nobodys = decision("code", "00000002");

        assertThat(ids(api.asResident(GREEN), "limit=200"))
                .contains(guest)
                .doesNotContain(elsewhere, nobodys);
        assertThat(ids(api.asSecondResident(GREEN), "limit=200")).contains(guest);
        assertThat(ids(api.asGuard(GREEN), "limit=200")).contains(guest, elsewhere, nobodys);
        assertThat(ids(api.asStaff(BLUE), "limit=200")).doesNotContain(guest, elsewhere, nobodys);
    }

    @Test
    void aPersonSeesWhereTheirOwnCardWas() {
        var resident = AccessFixture.userId(api.tokens().of(GREEN.resident(), GREEN));
        fixture.person(GREEN, resident, "active", 1);
        var card = "own" + System.nanoTime();
        fixture.aCredential(GREEN, "card", card, resident);

        var passage = decision("card", card);

        assertThat(ids(api.asResident(GREEN), "userId=" + resident)).contains(passage);
        assertThat(ids(api.asStaff(GREEN), "userId=" + resident)).contains(passage);
    }

    @Test
    void filters() {
        var start = Instant.now();
        var gate = fixture.aGate(GREEN);
        var scan = scan("exit", "code", "00000003");
        scan.put("gateId", gate);
        var id = decided(api.asGuard(GREEN), scan).path("logId").asString();
        var end = Instant.now().plusSeconds(1);

        for (var matching :
                List.of(
                        "gateId=" + gate,
                        "from=" + start + "&to=" + end,
                        "direction=exit&gateId=" + gate,
                        "method=code&status=denied&gateId=" + gate)) {
            assertThat(ids(api.asStaff(GREEN), matching)).as(matching).contains(id);
        }
        for (var other :
                List.of(
                        "gateId=" + UUID.randomUUID(),
                        "to=" + start,
                        "from=" + end,
                        "direction=entry&gateId=" + gate,
                        "method=card&gateId=" + gate,
                        "status=granted&gateId=" + gate,
                        "propertyId=" + fixture.houseOfResident(GREEN) + "&gateId=" + gate)) {
            assertThat(ids(api.asStaff(GREEN), other)).as(other).doesNotContain(id);
        }
    }

    @Test
    void findsByReasonSourceOverUsePassAndCredential() throws SQLException {
        var rows = new LogRows(database);
        var now = Instant.now();
        var gate = UUID.randomUUID();
        var denied = rows.add(GREEN.id(), gate, now, "reason", "tampered");
        var offline = rows.add(GREEN.id(), gate, now, "source", "offline");
        var overUse = rows.add(GREEN.id(), gate, now, "over_use", "true");
        var pass = UUID.randomUUID();
        var byPass = rows.add(GREEN.id(), gate, now, "pass_id", pass.toString());
        var holder = fixture.aPerson(GREEN);
        var card = fixture.aCredential(GREEN, "card", "filter" + System.nanoTime(), holder);
        var byCard =
                rows.add(
                        GREEN.id(),
                        gate,
                        now,
                        "credential_id",
                        card.toString(),
                        "user_id",
                        holder.toString());

        assertThat(ids(api.asStaff(GREEN), "reason=tampered&gateId=" + gate))
                .containsExactly(denied);
        assertThat(ids(api.asStaff(GREEN), "status=denied&gateId=" + gate)).containsExactly(denied);
        assertThat(ids(api.asStaff(GREEN), "source=offline&gateId=" + gate))
                .containsExactly(offline);
        assertThat(ids(api.asStaff(GREEN), "source=online&gateId=" + gate))
                .containsExactlyInAnyOrder(denied, overUse, byPass, byCard);
        assertThat(ids(api.asStaff(GREEN), "overUse=true&gateId=" + gate)).containsExactly(overUse);
        assertThat(ids(api.asStaff(GREEN), "overUse=false&gateId=" + gate))
                .containsExactlyInAnyOrder(denied, offline, byPass, byCard);
        assertThat(ids(api.asStaff(GREEN), "passId=" + pass)).containsExactly(byPass);
        assertThat(ids(api.asStaff(GREEN), "credentialId=" + card)).containsExactly(byCard);
        assertThat(ids(api.asStaff(BLUE), "passId=" + pass)).isEmpty();
    }

    @Test
    void aResidentPagesThroughWhatIsTheirsOnce() throws SQLException {
        var rows = new LogRows(database);
        var house = fixture.houseOfResident(GREEN).toString();
        var resident = AccessFixture.userId(api.tokens().of(GREEN.resident(), GREEN)).toString();
        var gate = UUID.randomUUID();
        var start = Instant.now();
        var theirs = new ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            var at = start.minusSeconds(10 + 3L * i);
            theirs.add(rows.add(GREEN.id(), gate, at, "property_id", house));
            theirs.add(
                    rows.add(
                            GREEN.id(),
                            gate,
                            at.minusSeconds(1),
                            "property_id",
                            house,
                            "user_id",
                            resident));
            theirs.add(rows.add(GREEN.id(), gate, at.minusSeconds(2), "user_id", resident));
        }

        var paged = new ArrayList<String>();
        var next = "";
        do {
            var page = page(api.asResident(GREEN), "limit=4&gateId=" + gate + next);
            page.path("items").forEach(item -> paged.add(item.path("id").asString()));
            next =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!next.isEmpty());

        assertThat(paged).isEqualTo(theirs);
    }

    @Test
    void countsByHoursAndDaysOfTheVillage() throws SQLException {
        var rows = new LogRows(database);
        var zone = ZoneId.of("Asia/Bangkok");
        var month = YearMonth.now(ZoneOffset.UTC).minusMonths(2);
        rows.month(month);
        var midnight = month.atDay(10).atStartOfDay(zone).toInstant();
        var gate = UUID.randomUUID();
        rows.add(BLUE.id(), gate, midnight.minusSeconds(1));
        rows.add(BLUE.id(), gate, midnight);
        rows.add(BLUE.id(), gate, midnight.plusSeconds(5400), "direction", "exit");
        rows.add(BLUE.id(), gate, midnight.plusSeconds(5400), "reason", "blocked");

        var days =
                counts(
                        "from=%s&to=%s&by=day"
                                .formatted(midnight.minus(1, DAYS), midnight.plus(2, DAYS)));
        var hours = counts("from=%s&to=%s".formatted(midnight, midnight.plusSeconds(3 * 3600)));

        assertThat(days)
                .containsExactly(
                        month + "-09T00:00:00+07:00 1 0 0",
                        month + "-10T00:00:00+07:00 1 1 1",
                        month + "-11T00:00:00+07:00 0 0 0");
        assertThat(hours)
                .containsExactly(
                        month + "-10T00:00:00+07:00 1 0 0",
                        month + "-10T01:00:00+07:00 0 1 1",
                        month + "-10T02:00:00+07:00 0 0 0");
    }

    @ParameterizedTest
    @CsvSource({
        "counts?from=2026-01-01T00:00:00Z&to=2026-05-01T00:00:00Z, to",
        "counts?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "counts?from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&by=minute, by",
        "counts?to=2026-01-02T00:00:00Z, from",
        "counts?from=yesterday&to=2026-01-02T00:00:00Z, from",
        "export?from=2025-01-01T00:00:00Z&to=2026-05-01T00:00:00Z, to",
        "export?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, from",
        "export?from=2026-01-01T00:00:00Z, to"
    })
    void namesAWrongTime(String query, String field) {
        var problem =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/access-logs/" + query)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly(field);
    }

    private List<String> counts(String query) {
        return body(api.asStaff(BLUE)
                        .get()
                        .uri("/api/v1/access-logs/counts?" + query)
                        .exchange()
                        .expectStatus()
                        .isOk())
                .path("items")
                .valueStream()
                .map(count ->
                        "%s %d %d %d"
                                .formatted(
                                        count.path("start").asString(),
                                        count.path("entries").asLong(),
                                        count.path("exits").asLong(),
                                        count.path("denied").asLong()))
                .toList();
    }

    @Test
    void pagesThroughAllOnceLatestFirst() {
        var gate = fixture.aGate(GREEN);
        var made = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            var scan = scan("entry", "code", "0000001" + i);
            scan.put("gateId", gate);
            made.addFirst(decided(api.asGuard(GREEN), scan).path("logId").asString());
        }

        var paged = new ArrayList<String>();
        var next = "";
        do {
            var page = page(api.asStaff(GREEN), "limit=2&gateId=" + gate + next);
            page.path("items").forEach(item -> paged.add(item.path("id").asString()));
            next =
                    page.path("nextCursor").isNull()
                            ? ""
                            : "&cursor=" + page.path("nextCursor").asString();
        } while (!next.isEmpty());

        assertThat(paged).isEqualTo(made);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=yesterday",
                "gateId=main",
                "direction=up",
                "method=smile",
                "status=maybe",
                "reason=arrears",
                "source=heaven",
                "overUse=perhaps",
                "passId=7",
                "credentialId=card",
                "limit=1000",
                "cursor=AAAA",
                "from=2026-11-23T00:00:00Z&to=2026-11-22T00:00:00Z"
            })
    void namesAWrongFilter(String query) {
        var problem =
                body(
                        api.asStaff(GREEN)
                                .get()
                                .uri("/api/v1/access-logs?" + query)
                                .exchange()
                                .expectStatus()
                                .isBadRequest());

        assertThat(fields(problem)).containsExactly(query.substring(0, query.indexOf('=')));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update access_log set status = 'granted'",
                "delete from access_log",
                "truncate access_log",
                "update pass_use set used_at = now()",
                "delete from pass_use",
                "delete from decision_nonce",
                "select * from access_log_default",
                "insert into access_log_default (village_id) values (gen_random_uuid())",
                "drop table access_log",
                "create table another (id int)",
                "select create_access_log_partitions(3)",
                "select detach_access_log_month(now())",
                "select drop_access_log_month('access_log_2020_01')",
                "select purge_access_log(gen_random_uuid(), now(), 1)"
            })
    void theApplicationMayOnlyAddAndRead(String statement) throws SQLException {
        try (var connection = database.asApplication();
                var sql = connection.createStatement()) {
            connection.setAutoCommit(false);
            sql.execute("select set_config('app.village_id', '" + GREEN.id() + "', true)");

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> sql.execute(statement))
                    .extracting(SQLException::getSQLState)
                    .isEqualTo("42501");
        }
    }

    @Test
    void aDecisionIsInItsMonthsPartition() throws SQLException {
        var id = decision("code", "00000004");

        assertThat(
                        one(
                                "select tableoid::regclass::text from access_log where id = '%s'"
                                        .formatted(id)))
                .endsWith("access_log_" + YearMonth.now(ZoneOffset.UTC).format(MONTH));
        assertThat(one("select count(*)::text from access_log_default")).isEqualTo("0");
    }

    @Test
    void theMonthsAheadHaveTheirPartitions() throws SQLException {
        var month = YearMonth.now(ZoneOffset.UTC);
        one("drop table access_log_%s".formatted(month.plusMonths(3).format(MONTH)));

        makePartitions.makeAhead();
        makePartitions.makeAhead();

        for (int ahead = 0; ahead <= 3; ahead++) {
            assertThat(
                            one(
                                    "select count(*)::text from pg_class where relispartition and relname"
                                            + " = 'access_log_%s'"
                                                    .formatted(
                                                            month.plusMonths(ahead).format(MONTH))))
                    .isEqualTo("1");
        }
    }

    @Test
    void whatCameBeforeItsPartitionMovesIntoIt() throws SQLException {
        var id = UUID.randomUUID();
        var month = YearMonth.now(ZoneOffset.UTC).plusMonths(5);
        one(
                """
                insert into access_log (village_id, id, "timestamp", direction, access_method, status,
                    gate_id, reason, decided_by, device_time, nonce, rules_version)
                values ('%s', '%s', '%s-15T12:00:00Z', 'entry', 'code', 'denied', gen_random_uuid(),
                    'invalid', gen_random_uuid(), now(), 'ahead', 1)
                returning id::text
                """
                        .formatted(BLUE.id(), id, month));

        one("select create_access_log_partitions(5)::text");

        assertThat(
                        one(
                                "select tableoid::regclass::text from access_log where id = '%s'"
                                        .formatted(id)))
                .endsWith("access_log_" + month.format(MONTH));
    }

    private String decision(String method, String credential) {
        return decided(api.asGate(GREEN), scan("entry", method, credential))
                .path("logId")
                .asString();
    }

    private static List<String> ids(RestTestClient caller, String query) {
        return page(caller, query)
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asString())
                .toList();
    }

    private static tools.jackson.databind.JsonNode page(RestTestClient caller, String query) {
        return body(
                caller.get().uri("/api/v1/access-logs?" + query).exchange().expectStatus().isOk());
    }

    private String one(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            if (!statement.execute(query)) {
                return "";
            }
            try (var rows = statement.getResultSet()) {
                assertThat(rows.next()).as(query).isTrue();
                return rows.getString(1);
            }
        }
    }
}
