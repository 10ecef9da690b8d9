package io.smartvillage.access.accesslog;

import static io.smartvillage.access.AccessFixture.body;
import static io.smartvillage.access.AccessFixture.decided;
import static io.smartvillage.access.AccessFixture.fields;
import static io.smartvillage.access.AccessFixture.scan;
import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
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
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
                "select create_access_log_partitions(3)"
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
