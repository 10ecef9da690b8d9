package io.smartvillage.access.accesslog;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.infra.keycloak.DemoVillage;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class PurgeAccessLogIT {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyyy_MM");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;
    @Autowired PurgeAccessLog purgeAccessLog;

    private final UUID gate = UUID.randomUUID();
    private AccessFixture fixture;
    private LogRows rows;

    @BeforeEach
    void defaults() {
        fixture = new AccessFixture(api, events, key);
        rows = new LogRows(database);
        fixture.settings(GREEN, 13, 30, 24);
        fixture.settings(BLUE, 13, 30, 24);
    }

    @AfterEach
    void noOldMonthIsLeft() throws SQLException {
        run("delete from access_log where gate_id = '%s'".formatted(gate));
        defaults();
        purgeAccessLog.purge();
        aDayPasses();
        purgeAccessLog.purge();
        assertThat(months().stream().filter(month -> month.compareTo(table(13)) < 0)).isEmpty();
    }

    @Test
    void aMonthThatNoVillageKeepsIsDetachedThenDroppedAndTold() throws SQLException {
        var kept = decision(GREEN, 12);
        decision(GREEN, 15);
        decision(GREEN, 15);
        decision(BLUE, 15);
        var old = table(15);

        purgeAccessLog.purge();

        assertThat(isAttached(old)).isFalse();
        assertThat(months()).contains(old);
        assertThat(inLog()).containsExactly(kept);

        aDayPasses();
        purgeAccessLog.purge();

        assertThat(months()).doesNotContain(old).contains(table(12));
        assertThat(inLog()).containsExactly(kept);
        var before = start(14);
        assertThat(told(GREEN, before)).contains(2L);
        assertThat(told(BLUE, before)).contains(1L);
    }

    @Test
    void aDetachedMonthCanBeAttachedAgainForADay() throws SQLException {
        decision(GREEN, 22);
        purgeAccessLog.purge();

        purgeAccessLog.purge();
        detachedAgo(22, "23 hours");
        purgeAccessLog.purge();

        assertThat(isAttached(table(22))).isFalse();
        assertThat(months()).contains(table(22));
        detachedAgo(22, "25 hours");
        purgeAccessLog.purge();
        assertThat(months()).doesNotContain(table(22));
    }

    @Test
    void aDetachedMonthThatSomebodyReadsIsLeftForTheNextTime() throws SQLException {
        decision(GREEN, 23);
        purgeAccessLog.purge();
        aDayPasses();
        try (var reader = database.asSuperuser();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from " + table(23));
            var start = Instant.now();

            purgeAccessLog.purge();

            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
            assertThat(months()).contains(table(23));
            reader.rollback();
        }

        purgeAccessLog.purge();

        assertThat(months()).doesNotContain(table(23));
    }

    @Test
    void aMonthIsKeptAsLongAsOneVillageKeepsIt() throws SQLException {
        var green = decision(GREEN, 16);
        decision(BLUE, 16);
        fixture.settings(GREEN, 24, 30, 24);

        purgeAccessLog.purge();
        purgeAccessLog.purge();

        assertThat(isAttached(table(16))).isTrue();
        assertThat(inLog()).containsExactly(green);
    }

    @Test
    void aVillageWithAShorterRetentionLosesItsOwnRowsOnly() throws SQLException {
        decision(GREEN, 5);
        decision(GREEN, 4);
        var lastToStay = decision(GREEN, 3);
        var blue = decision(BLUE, 5);
        fixture.settings(GREEN, 3, 30, 24);

        purgeAccessLog.purge();
        purgeAccessLog.purge();

        assertThat(inLog()).containsExactlyInAnyOrder(lastToStay, blue);
        assertThat(told(GREEN, start(3))).contains(2L);
    }

    @Test
    void whatNoMonthWasMadeForIsPurgedToo() throws SQLException {
        rows.add(GREEN.id(), gate, start(200).plusSeconds(1));
        assertThat(inLog()).hasSize(1);

        purgeAccessLog.purge();

        assertThat(inLog()).isEmpty();
    }

    @Test
    void aRunThatBrokeOffIsCompletedByTheNext() throws SQLException {
        decision(GREEN, 20);
        decision(GREEN, 21);
        run("alter table access_log detach partition " + table(21));

        purgeAccessLog.purge();
        assertThat(months()).contains(table(21), table(20));
        assertThat(isAttached(table(20))).isFalse();

        aDayPasses();
        purgeAccessLog.purge();
        assertThat(months()).doesNotContain(table(21));
        assertThat(months()).doesNotContain(table(20));
    }

    @Test
    void aMonthInUseIsLeftForTheNextTime() throws SQLException {
        decision(GREEN, 18);
        try (var reader = database.asSuperuser();
                var statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("select count(*) from access_log");

            purgeAccessLog.purge();

            assertThat(isAttached(table(18))).isTrue();
            reader.rollback();
        }

        purgeAccessLog.purge();

        assertThat(isAttached(table(18))).isFalse();
    }

    @Test
    void oneInstanceAtATimeDoesIt() throws SQLException {
        decision(GREEN, 19);
        try (var other = database.asSuperuser();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(
                    "select pg_advisory_xact_lock(%d, hashtext(current_schema()))"
                            .formatted(MakePartitions.LOCK));

            purgeAccessLog.purge();

            assertThat(isAttached(table(19))).isTrue();
            other.rollback();
        }
    }

    private void aDayPasses() throws SQLException {
        for (var month : column("select month_table from access_log_months() where not attached")) {
            run("comment on table %s is 'detached 2020-01-01 00:00:00+00'".formatted(month));
        }
    }

    private void detachedAgo(int monthsAgo, String time) throws SQLException {
        run(
                """
                do $$ begin
                    execute format('comment on table %s is %%L', 'detached ' || now() - interval '%s');
                end $$
                """
                        .formatted(table(monthsAgo), time));
    }

    private String decision(DemoVillage village, int monthsAgo) throws SQLException {
        rows.month(month(monthsAgo));
        return rows.add(village.id(), gate, start(monthsAgo).plusSeconds(86_400));
    }

    private static YearMonth month(int monthsAgo) {
        return YearMonth.now(ZoneOffset.UTC).minusMonths(monthsAgo);
    }

    private static String table(int monthsAgo) {
        return "access_log_" + month(monthsAgo).format(MONTH);
    }

    private static Instant start(int monthsAgo) {
        return LogRows.start(month(monthsAgo));
    }

    private Set<Long> told(DemoVillage village, Instant before) {
        events.await(
                "access.audit.v1",
                "access.AccessLogPurged",
                data ->
                        data.path("before").asString().equals(before.toString())
                                && data.path("villageId")
                                        .asString()
                                        .equals(village.id().toString()));
        return Set.copyOf(
                events.on("access.audit.v1").stream()
                        .filter(event -> event.type().equals("access.AccessLogPurged"))
                        .filter(event -> village.id().equals(event.villageId()))
                        .filter(event ->
                                event.data().path("before").asString().equals(before.toString()))
                        .map(event -> event.data().path("rows").asLong())
                        .toList());
    }

    private List<String> months() throws SQLException {
        return column("select month_table from access_log_months() where starts < now()");
    }

    private boolean isAttached(String month) throws SQLException {
        return column(
                        "select attached::text from access_log_months() where month_table = '%s'"
                                .formatted(month))
                .equals(List.of("true"));
    }

    private List<String> inLog() throws SQLException {
        return column("select id::text from access_log where gate_id = '%s'".formatted(gate));
    }

    private List<String> column(String query) throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var values = new ArrayList<String>();
            while (found.next()) {
                values.add(found.getString(1));
            }
            return values;
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
