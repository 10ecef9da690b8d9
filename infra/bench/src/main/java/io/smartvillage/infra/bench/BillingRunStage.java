package io.smartvillage.infra.bench;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// billing-service as it is deployed, in a process of its own, with houses in many villages; and a
/// plain table beside its own in the same database.
final class BillingRunStage implements AutoCloseable {

    /// Who waits for a run starts no other one.
    private static final int CALLERS = 8;

    private static final String RESOURCE = "billing-runs";
    private static final int REQUESTS = 3000;
    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Houses of 40 to 90 square wah at 32.50 baht, as a village's developer would have built them.
    private static final String SEED =
            """
            insert into billing.property
                    (village_id, id, house_number, land_use, area_sq_wah, status, updated_at)
                select %2$s, uuidv7(), '99/' || h, 'residential', 40 + h %% 50 + 0.5, 'occupied', now()
                from generate_series(0, %1$d - 1) as v, generate_series(1, %3$d) as h;
            insert into billing.fee_schedule
                    (village_id, id, name, kind, rate, valid_from, version, created_at, updated_at)
                select %2$s, uuidv7(), 'ค่าส่วนกลาง', 'area_rate', 32.50, '2026-01-01', 0, now(), now()
                from generate_series(0, %1$d - 1) as v;
            drop schema if exists billing_bench cascade;
            create schema billing_bench;
            create table billing_bench.invoice_plain (
                village_id uuid not null, id uuid not null, property_id uuid not null,
                house_number text not null, period text not null, amount numeric(14, 2) not null,
                status text not null, items jsonb not null,
                unique (village_id, id), unique (village_id, property_id, period));
            create table billing_bench.invoice_whole (like billing.invoice including all);
            create table billing_bench.invoice_jpa
                (like billing_bench.invoice_plain including all);
            analyze;
            """;

    private static final String PLAIN =
            """
            insert into billing_bench.invoice_plain
                (village_id, id, property_id, house_number, period, amount, status, items)
            select p.village_id, uuidv7(), p.id, p.house_number, '%1$s',
                   round(p.area_sq_wah * 32.50, 2), 'pending',
                   jsonb_build_array(jsonb_build_object(
                       'kind', 'fee', 'feeScheduleId', p.village_id, 'description', 'ค่าส่วนกลาง',
                       'quantity', p.area_sq_wah, 'unit', 'sq_wah', 'rate', 32.50,
                       'period', jsonb_build_object('from', '%1$s-01', 'to', '%1$s-28'),
                       'amount', round(p.area_sq_wah * 32.50, 2)))
            from billing.property p
            """;

    /// All that an invoice's row has, with its indexes and checks.
    private static final String WHOLE =
            """
            insert into billing_bench.invoice_whole
                (village_id, id, property_id, billing_run_id, number, issued_on, schedule_set,
                 house_number, period, amount, penalty_amount, paid, due_date, status, items,
                 version, created_at, updated_at)
            select p.village_id, uuidv7(), p.id, p.village_id,
                   'INV-%1$s-' || split_part(p.house_number, '/', 2), date '%1$s-01', 'common',
                   p.house_number, '%1$s', round(p.area_sq_wah * 32.50, 2), 0, 0, date '%1$s-28',
                   'pending',
                   jsonb_build_array(jsonb_build_object(
                       'kind', 'fee', 'feeScheduleId', p.village_id, 'description', 'ค่าส่วนกลาง',
                       'quantity', p.area_sq_wah, 'unit', 'sq_wah', 'rate', 32.50,
                       'period', jsonb_build_object('from', '%1$s-01', 'to', '%1$s-28'),
                       'amount', round(p.area_sq_wah * 32.50, 2))),
                   0, now(), now()
            from billing.property p
            """;

    private final BenchServers servers;
    private final ServiceStage service;
    private final List<String> tokens;

    BillingRunStage(Path folder, BenchServers servers) throws IOException {
        this.servers = servers;
        this.service =
                new ServiceStage(
                        new ServiceStage.Service(
                                "billing-service",
                                "billing",
                                RESOURCE,
                                List.of(
                                        "--smartvillage.billing.slip-claim-key="
                                                + ServiceStage.KEY)),
                        folder,
                        servers);
        this.tokens =
                IntStream.range(0, ServiceStage.VILLAGES)
                        .mapToObj(v -> service.token(v, "admin"))
                        .toList();
    }

    void prepare(int housesPerVillage)
            throws SQLException, IOException, ExecutionException, InterruptedException {
        service.prepare(1);
        servers.execute(
                SEED.formatted(ServiceStage.VILLAGES, ServiceStage.VILLAGE, housesPerVillage));
    }

    Instance start() {
        return service.start();
    }

    /// As others use it from day to day: code that is seldom run is interpreted, and a month is
    /// billed by a few requests.
    void use(Instance instance) throws IOException {
        for (int request = 0; request < REQUESTS; request++) {
            var answer = send(instance.get(RESOURCE, tokens.get(request % ServiceStage.VILLAGES)));
            if (answer.status() != OK) {
                throw new IllegalStateException("runs were asked for and answered with " + answer);
            }
        }
    }

    /// Bills a month of all villages, some at once.
    ///
    /// @return seconds from the first call until the last run is completed
    double bill(Instance instance, String period) {
        settle();
        var start = System.nanoTime();
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            var runs =
                    IntStream.range(0, ServiceStage.VILLAGES)
                            .mapToObj(v ->
                                    (Callable<Long>) () -> bill(instance, tokens.get(v), period))
                            .map(threads::submit)
                            .toList();
            long created = 0;
            for (var run : runs) {
                created += run.get();
            }
            if (created == 0) {
                throw new IllegalStateException("nothing was billed for " + period);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a run failed", e);
        }
        return Figure.secondsSince(start);
    }

    private long bill(Instance instance, String token, String period) throws IOException {
        var month = Map.of("period", period, "dueDate", period + "-28");
        var answer = send(instance.post(RESOURCE, token, JSON.writeValueAsString(month)));
        if (answer.status() != CREATED) {
            throw new IllegalStateException("a run was answered with " + answer);
        }
        var run = answer.body();
        while (run.path("status").asString().equals("issuing")) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            run = send(instance.get(RESOURCE + "/" + run.path("id").asString(), token)).body();
        }
        return run.path("created").asLong();
    }

    private record Answer(int status, JsonNode body) {}

    private Answer send(HttpRequest.Builder request) throws IOException {
        var answer = service.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    /// The same number of rows with a line each, by one statement.
    ///
    /// @return seconds
    double insertPlain(String period) {
        return insert(PLAIN.formatted(period));
    }

    /// The same with all columns, indexes and checks of an invoice; the number is the house's.
    ///
    /// @return seconds
    double insertWhole(String period) {
        return insert(WHOLE.formatted(period));
    }

    private double insert(String rows) {
        settle();
        var start = System.nanoTime();
        try {
            servers.execute(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return Figure.secondsSince(start);
    }

    /// Neither side pays for what the other left: events are relayed, pages are written.
    private void settle() {
        try (var connection = servers.connection();
                var statement = connection.createStatement()) {
            while (true) {
                try (var rows =
                        statement.executeQuery("select exists (select from billing.outbox)")) {
                    rows.next();
                    if (!rows.getBoolean(1)) {
                        break;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            statement.execute("checkpoint");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
