package io.smartvillage.access.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What PostgreSQL does for the lists of a log with rows of many villages: it never reads through a
/// month.
@VillageServiceTest
class LogPlansIT {

    private static final int ROWS = 150_000;
    private static final UUID VILLAGE = UUID.fromString("00000000-0000-7000-8000-000000000007");
    private static final UUID SOMEBODY = UUID.fromString("00000000-0000-7000-9000-000000000077");

    @Autowired TestDatabase database;
    @Autowired JdbcClient jdbc;
    @Autowired PlatformTransactionManager transactions;

    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(4);
    private String partition = "";

    @BeforeEach
    void manyDecisionsOfManyVillages() throws SQLException {
        partition = new LogRows(database).month(month);
        run(
                """
                insert into access_log (village_id, id, "timestamp", created_at, direction, access_method,
                    status, gate_id, property_id, user_id, pass_id, reason, decided_by, device_time, nonce,
                    rules_version, source, over_use)
                select ('00000000-0000-7000-8000-' || lpad((n %% 20)::text, 12, '0'))::uuid, uuidv7(), at, at,
                       'entry', 'card', case when n %% 19 = 0 then 'denied' else 'granted' end,
                       who, who, who, case when n %% 4 = 0 then who end,
                       case when n %% 19 = 0 then 'expired' end, who, at, n::text, 1,
                       case when n %% 49 = 0 then 'offline' else 'online' end, n %% 999 = 0
                from generate_series(1, %d) n,
                     lateral (select timestamptz '%s' + n * interval '10 seconds' as at,
                         ('00000000-0000-7000-9000-' || lpad((n %% 1021)::text, 12, '0'))::uuid as who) it
                """
                        .formatted(ROWS, LogRows.start(month)));
        run("vacuum analyze " + partition);
        run("analyze access_log");
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        run("truncate " + partition);
    }

    @Test
    void everyListHasAnIndexThatGivesItInOrder() {
        assertThat(plan(filter(), Map.of())).contains("_pkey");
        assertThat(plan(filter("gateId"), Map.of("gateId", SOMEBODY))).contains("gate_id");
        assertThat(plan(filter("propertyId"), Map.of("propertyId", SOMEBODY)))
                .contains("property_id");
        assertThat(plan(filter("userId"), Map.of("userId", SOMEBODY))).contains("user_id");
        assertThat(plan(filter("passId"), Map.of("passId", SOMEBODY))).contains("pass_id");
        assertThat(plan(filter("reason"), Map.of("reason", "expired"))).contains("reason");
        assertThat(plan(filter("source"), Map.of("source", "offline"))).contains("source");
        assertThat(plan(filter("overUse"), Map.of())).contains("village_id_timestamp_id_idx");
    }

    @Test
    void aResidentsListIsFoundByPersonAndByHouse() {
        var values = new HashMap<String, Object>();
        values.put("person", SOMEBODY);
        values.put("houses", new UUID[] {SOMEBODY, UUID.randomUUID()});
        values.put("limit", 51);

        assertThat(explained(AccessLog.pageOfSql(new LogConditions(filter())), values))
                .contains("user_id", "property_id");
    }

    @Test
    void whatCameLatelyIsFoundWithoutReadingTheMonth() {
        var last = LogRows.start(month).plusSeconds(10L * ROWS - 60);

        var plan =
                explained(
                        AccessLog.CAME_AFTER,
                        Map.of(
                                "from", utc(last),
                                "beyond", UUID.randomUUID(),
                                "happened", utc(last.minusSeconds(90_000)),
                                "limit", 2000));

        assertThat(plan).containsAnyOf("created_at", "_pkey");
    }

    /// Everything of which nothing is asked is left out; of the rest any value will do.
    private static AccessLogFilter filter(String... names) {
        var asked = List.of(names);
        return new AccessLogFilter(
                Optional.empty(),
                Optional.empty(),
                of(asked, "gateId"),
                of(asked, "propertyId"),
                of(asked, "userId"),
                of(asked, "passId"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                asked.contains("reason") ? Optional.of(Reason.EXPIRED) : Optional.empty(),
                asked.contains("source") ? Optional.of(Source.OFFLINE) : Optional.empty(),
                asked.contains("overUse") ? Optional.of(true) : Optional.empty());
    }

    private static Optional<UUID> of(List<String> asked, String name) {
        return asked.contains(name) ? Optional.of(SOMEBODY) : Optional.empty();
    }

    private String plan(AccessLogFilter filter, Map<String, Object> asked) {
        var values = new HashMap<>(asked);
        values.put("limit", 51);
        return explained(AccessLog.pageSql(new LogConditions(filter)), values);
    }

    /// Of the month with many rows; the others are empty.
    private String explained(String sql, Map<String, Object> values) {
        var plan =
                Objects.requireNonNull(
                        CurrentVillage.call(
                                VILLAGE,
                                () ->
                                        new TransactionTemplate(transactions)
                                                .execute(_ ->
                                                        String.join(
                                                                "\n",
                                                                jdbc.sql("explain " + sql)
                                                                        .params(values)
                                                                        .query(String.class)
                                                                        .list()))));
        assertThat(plan).contains(partition).doesNotContain("Seq Scan on " + partition);
        return String.join("\n", plan.lines().filter(line -> line.contains(partition)).toList());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private void run(String sql) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
