package io.smartvillage.access.accesslog;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static io.smartvillage.infra.keycloak.DemoRealm.GREEN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smartvillage.access.AccessFixture;
import io.smartvillage.access.pass.EntryCodeKey;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@VillageServiceTest
class ExportIT {

    private static final int MANY = 120_000;

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired EntryCodeKey key;

    private final HttpClient http = HttpClient.newHttpClient();
    private final YearMonth month = YearMonth.now(ZoneOffset.UTC).minusMonths(3);
    private final Instant start = LogRows.start(month);
    private AccessFixture fixture;
    private String partition = "";

    @BeforeEach
    void aMonth() throws SQLException {
        fixture = new AccessFixture(api, events, key);
        partition = new LogRows(database).month(month);
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute("truncate " + partition);
        }
    }

    @Test
    void whoExportsIsToldToTheAuditLogBeforeAndWhoMayNotIsNot() throws Exception {
        var gate = fixture.aGate(GREEN, Map.of());
        api.asResident(GREEN)
                .get()
                .uri("/api/v1/access-logs/export?gateId=" + gate)
                .exchange()
                .expectStatus()
                .isForbidden();
        var _ = export("&gateId=" + gate);

        var read =
                events.await(
                        "access.audit.v1",
                        "access.PersonalDataRead",
                        data -> data.path("query").asString("").contains(gate.toString()));
        assertThat(read.data().path("unlisted").asBoolean()).isTrue();
        assertThat(read.data().path("people")).isEmpty();
        assertThat(read.data().path("actor").path("request").asString())
                .isEqualTo("GET /api/v1/access-logs/export");
        assertThat(read.data().path("actor").path("roles").toString()).doesNotContain("resident");
    }

    @Test
    void exportsInUtf8WithTheVillagesTimesAndNoFormula() throws Exception {
        var gate = fixture.aGate(GREEN, Map.of("name", "=1+1 ประตู " + UUID.randomUUID()));
        var rows = new LogRows(database);
        rows.add(GREEN.id(), gate, start.plusSeconds(60), "reason", "blocked");
        rows.add(GREEN.id(), gate, start);

        var answer = export("&gateId=" + gate);

        var file = new String(answer.body().readAllBytes(), UTF_8);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("Content-Disposition"))
                .hasValue(
                        "attachment; filename=\"access-log_%1$s-01_%1$s-08.csv\"".formatted(month));
        var lines = file.lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\uFEFF\"เวลา / Time\",\"ประตู / Gate\"");
        assertThat(lines.get(1))
                .startsWith("\"%s-01T07:00:00+07:00\",\"'=1+1 ประตู ".formatted(month))
                .contains("\"entry\",\"card\",\"granted\",,");
        assertThat(lines.get(2))
                .startsWith("\"%s-01T07:01:00+07:00\"".formatted(month))
                .contains("\"denied\",\"blocked\"");
        assertThat(export(BLUE.staff(), "&gateId=" + gate).body().readAllBytes())
                .asString(UTF_8)
                .hasLineCount(1);
    }

    @Test
    void exportsAnyNumberWhileTheReaderSetsThePace() throws Exception {
        var gate = manyDecisions();
        var answer = export("&gateId=" + gate);
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
            lines.readLine();
            await().until(() -> waiting() == 1);

            assertThat(lines.lines().count()).isEqualTo(MANY);
        }
        await().until(() -> waiting() == 0);
    }

    @Test
    void aReaderWhoLeavesEndsTheQueryAndATooManyReaderIsToldToWait() throws Exception {
        var gate = manyDecisions();
        var one = begun(gate);
        var two = begun(gate);
        await().until(() -> waiting() == 2);

        var third = export("&gateId=" + gate);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(third.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(third.body().readAllBytes()).asString(UTF_8).contains("too-many-exports");

        one.close();
        two.close();
        await().atMost(Duration.ofSeconds(20)).until(() -> waiting() == 0);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> {
                    var again = export("&gateId=" + UUID.randomUUID());
                    again.body().close();
                    return again.statusCode() == 200;
                });
    }

    private InputStream begun(UUID gate) throws IOException, InterruptedException {
        var body = export("&gateId=" + gate).body();
        assertThat(body.read()).isPositive();
        return body;
    }

    private UUID manyDecisions() throws SQLException {
        var gate = UUID.randomUUID();
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into access_log (village_id, id, "timestamp", created_at, direction,
                        access_method, status, gate_id, decided_by, device_time, nonce, rules_version)
                    select '%1$s', gen_random_uuid(), at, at, 'entry', 'card', 'granted', '%2$s', '%2$s',
                           at, n::text, 1
                    from generate_series(1, %3$d) n,
                         lateral (select timestamptz '%4$s' + n * interval '1 second' as at) moment
                    """
                            .formatted(GREEN.id(), gate, MANY, start));
        }
        return gate;
    }

    /// Exports that wait for their readers: they have not read everything by themselves.
    private int waiting() throws SQLException {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement();
                var found =
                        statement.executeQuery(
                                """
                                select count(*) from pg_stat_activity
                                where usename = '%s' and state = 'idle in transaction'
                                  and query like '%%from gate g%%'
                                """
                                        .formatted(database.schema().appRole()))) {
            found.next();
            return found.getInt(1);
        }
    }

    private HttpResponse<InputStream> export(String query)
            throws IOException, InterruptedException {
        return export(GREEN.staff(), query);
    }

    private HttpResponse<InputStream> export(String user, String query)
            throws IOException, InterruptedException {
        var village = user.equals(GREEN.staff()) ? GREEN : BLUE;
        return http.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:%d/api/v1/access-logs/export?from=%s&to=%s%s"
                                                .formatted(
                                                        api.port(),
                                                        start,
                                                        start.plus(Duration.ofDays(7)),
                                                        query)))
                        .header("Authorization", "Bearer " + api.tokens().of(user, village))
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }
}
