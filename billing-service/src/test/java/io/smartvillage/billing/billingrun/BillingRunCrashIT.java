package io.smartvillage.billing.billingrun;

import static io.smartvillage.infra.keycloak.DemoRealm.BLUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.BillingFixture;
import io.smartvillage.billing.BillingServiceApplication;
import io.smartvillage.infra.servers.DetachedProcess;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.platform.testing.Api;
import io.smartvillage.platform.testing.TestDatabase;
import io.smartvillage.platform.testing.TestEvents;
import io.smartvillage.platform.testing.VillageServiceTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/// A second instance of the service, a process of its own that works slowly, is killed while it
/// carries out a run. The one under test then does the rest.
@VillageServiceTest
class BillingRunCrashIT {

    private static final YearMonth MONTH = YearMonth.of(2012, 5);
    private static final String SET = "crash";
    private static final int HOUSES = 4000;
    private static final int CALLS = 16;

    /// What the test's own settings are, the other instance needs, too.
    private static final List<String> SHARED =
            List.of(
                    "spring.datasource.url",
                    "spring.datasource.username",
                    "spring.datasource.password",
                    "spring.kafka.bootstrap-servers",
                    "smartvillage.messaging.topic-prefix",
                    "smartvillage.messaging.group",
                    "smartvillage.tokens.issuer",
                    "smartvillage.tokens.jwk-set",
                    "smartvillage.privacy.master-key",
                    "smartvillage.storage.folder");

    @Autowired Api api;
    @Autowired TestEvents events;
    @Autowired TestDatabase database;
    @Autowired Environment environment;

    private final DetachedProcess other =
            DetachedProcess.in(Path.of("target", "crash"), "billing-service");

    BillingFixture fixture;
    RestTestClient there;

    @BeforeEach
    void manyHousesAndAnotherInstance() {
        fixture = new BillingFixture(api, events, database);
        update(
                """
                insert into property (village_id, id, house_number, land_use, area_sq_wah, status, updated_at)
                select '%s', ('ffffffff-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, '9/' || n,
                       'vacant_land', 50, 'occupied', now()
                from generate_series(1, %d) as n on conflict do nothing
                """
                        .formatted(BLUE.id(), HOUSES));
        fixture.schedule(
                BLUE,
                Map.of(
                        "scheduleSet", SET,
                        "kind", "area_rate",
                        "rate", "1.33",
                        "landUse", "vacant_land",
                        "validFrom", MONTH.atDay(1).toString()));
        int port = Ports.free(1).getFirst();
        start(port);
        there =
                RestTestClient.bindToServer()
                        .baseUrl("http://127.0.0.1:" + port)
                        .defaultHeader(
                                HttpHeaders.AUTHORIZATION,
                                "Bearer " + api.tokens().of(BLUE.staff(), BLUE))
                        .build();
    }

    private void start(int port) {
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Duser.timezone=UTC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BillingServiceApplication.class.getName(),
                                "--server.address=127.0.0.1",
                                "--server.port=" + port,
                                "--management.server.port=0",
                                "--eureka.client.enabled=false",
                                "--smartvillage.config.import=optional:classpath:none.yaml",
                                "--smartvillage.billing.run.chunk=10",
                                "--smartvillage.billing.run.lease=PT2S",
                                "--smartvillage.billing.run.wait=PT0S",
                                // Killed, it keeps its share of the topics from the others for this
                                // long.
                                "--spring.kafka.consumer.properties.session.timeout.ms=6000"));
        SHARED.forEach(
                name -> command.add("--" + name + "=" + environment.getRequiredProperty(name)));
        other.launch(command, Map.of(), Path.of("").toAbsolutePath());
        other.awaitReady(() -> answers(port), Duration.ofMinutes(3));
    }

    private static boolean answers(int port) {
        var request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/api/v1/billing-runs"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 401;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void stop() {
        other.stop("KILL", Duration.ofSeconds(10));
    }

    @Test
    void aKilledRunIsFinishedByAnotherInstanceAndNothingIsBilledTwice() throws Exception {
        var run = bill(there);

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> issued() > 200);
        var joined = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> here = () -> bill(api.asStaff(BLUE));
            var calls =
                    Stream.concat(
                                    Collections.nCopies(CALLS / 2, here).stream(),
                                    Collections.nCopies(
                                            CALLS / 2, (Callable<String>) () -> bill(there))
                                            .stream())
                            .map(threads::submit)
                            .toList();
            Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> issued() > 400);
            other.stop("KILL", Duration.ofSeconds(10));
            var left = HOUSES - issued();
            assertThat(left).as("houses left when it was killed").isPositive();
            for (var call : calls.subList(0, CALLS / 2)) {
                joined.add(call.get());
            }
        }

        assertThat(joined).containsExactly(run);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(
                                        fixture.get(
                                                        api.asStaff(BLUE),
                                                        "/api/v1/billing-runs/{id}",
                                                        run)
                                                .path("status")
                                                .asString())
                                .isEqualTo("completed"));
        var done = fixture.get(api.asStaff(BLUE), "/api/v1/billing-runs/{id}", run);
        assertThat(done.path("created").asLong()).isEqualTo(issued());
        assertThat(done.path("housesDone")).isEqualTo(done.path("housesTotal"));
        assertThat(bill(api.asStaff(BLUE))).isNotEqualTo(run);
        assertThat(fixture.count("select from property" + ofTheVillage("land_use = 'vacant_land'")))
                .isEqualTo(issued())
                .isEqualTo(
                        fixture.count(
                                "select distinct property_id from invoice"
                                        + ofTheVillage("schedule_set = '" + SET + "'")));
        assertThat(gaps()).isZero();
        assertThat(unbalanced()).isZero();
    }

    private String bill(RestTestClient client) {
        return fixture.bill(client, MONTH, SET).path("id").asString();
    }

    private long issued() {
        return fixture.count(
                "select 1 from invoice" + ofTheVillage("schedule_set = '" + SET + "'"));
    }

    /// Numbers that nobody has, of each year.
    private long gaps() {
        return fixture.count(
                """
                select 1 from (
                    select split_part(number, '-', 2) as year, count(*) as invoices,
                           count(distinct number) as numbers,
                           max(split_part(number, '-', 3)::int) as last
                    from invoice%s group by 1) as years
                where invoices <> last or numbers <> last
                """
                        .formatted(ofTheVillage("true")));
    }

    /// Invoices whose postings are not their amount.
    private long unbalanced() {
        return fixture.count(
                """
                select 1 from invoice i
                where village_id = '%s' and schedule_set = '%s' and amount <> coalesce((
                    select sum(l.amount) from ledger_posting l
                    where l.village_id = i.village_id and l.invoice_id = i.id
                      and l.debit = 'receivable' and l.credit = 'fee_income'), 0)
                """
                        .formatted(BLUE.id(), SET));
    }

    private static String ofTheVillage(String condition) {
        return " where village_id = '%s' and %s".formatted(BLUE.id(), condition);
    }

    private void update(String sql) {
        try (var connection = database.asSuperuser();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
