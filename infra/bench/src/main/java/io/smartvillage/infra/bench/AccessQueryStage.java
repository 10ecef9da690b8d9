package io.smartvillage.infra.bench;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// access-service as it is deployed, in a process of its own, with a log and a presence of any
/// size.
final class AccessQueryStage implements AutoCloseable {

    private static final int HOUSES = 500;
    private static final int MONTHS = 13;
    private static final int ASKED = 20;

    /// People who come and go once leave a row for a month; who is inside does not grow with that.
    private static final int ROWS_PER_OUTSIDE = 20;

    private static final int INSIDE_PER_VILLAGE = 200;
    private static final int FILLERS = 2;

    private static final int OK = 200;
    private static final double NANOS_PER_MILLI = 1e6;

    private static final String HOUSE = id("8001", "v * 100000 + n / 50 % " + HOUSES);
    private static final String GATE = id("8002", "v * 100000 + n / 50 % 6");
    private static final String PERSON = id("8003", "v * 100000 + n / 50 % 1500");
    private static final String PASS = id("8004", "n");
    private static final String ZONE = id("8005", "v * 100000 + n / 50 % 3");

    private static final String SEED =
            """
            insert into access.zone (village_id, id, name, anti_passback, visitors_allowed, version,
                    created_at, updated_at)
                select %2$s, %3$s, 'zone ' || n, false, true, 0, now(), now()
                from generate_series(0, %1$d - 1) as v, generate_series(0, 100, 50) as n;
            """
                    .formatted(ServiceStage.VILLAGES, ServiceStage.VILLAGE, ZONE);

    /// One in twenty is refused, one in four has a pass, one in fifty decided the gate by itself.
    private static final String MONTH =
            """
            insert into access.access_log (village_id, id, property_id, user_id, "timestamp", direction,
                access_method, status, created_at, gate_id, reason, pass_id, credential_id, decided_by,
                device_time, nonce, rules_version, source, over_use)
            select %s, uuidv7(at - now()), %s, case when n %% 4 <> 0 then %s end, at,
                   case when n %% 2 = 0 then 'entry' else 'exit' end,
                   case when n %% 4 = 0 then 'code' else 'card' end,
                   case when n %% 20 = 0 then 'denied' else 'granted' end, at, %s,
                   case when n %% 2000 = 0 then 'tampered' when n %% 20 = 0 then 'expired' end,
                   case when n %% 4 = 0 then %s end, null, %s, at, n::text, 2,
                   case when n %% 50 = 1 then 'offline' else 'online' end, n %% 9999 = 1
            from generate_series(%d, %d - 1) n,
                 lateral (select n %% 50 as v,
                     timestamptz '%s' + (n - %d) * interval '%s seconds' as at) moment
            """;

    private static final String PRESENCE =
            """
            truncate access.presence;
            insert into access.presence (village_id, zone_id, subject_id, subject_kind, property_id,
                inside, since, expected_until, gate_id)
            select %1$s, %2$s, %3$s, case when n %% 2 = 0 then 'pass' else 'credential' end, %4$s,
                   n < %7$d, now() - n %% 43200 * interval '1 minute',
                   now() + (n %% 1000 - 100) * interval '1 minute', %5$s
            from generate_series(0, %6$d - 1) n, lateral (select n %% 50 as v) village;
            analyze access.presence;
            """;

    private final BenchServers servers;
    private final ServiceStage service;
    private final List<String> staff;
    private final YearMonth newest;
    private int filled;

    AccessQueryStage(Path folder, BenchServers servers) throws IOException {
        this.servers = servers;
        this.service = new ServiceStage(ServiceStage.Service.access(), folder, servers);
        this.staff = IntStream.range(0, ASKED).mapToObj(v -> service.token(v, "staff")).toList();
        this.newest = YearMonth.now(Clock.systemUTC());
    }

    private static String id(String kind, String number) {
        return "('0198f000-0000-7000-%s-' || lpad((%s)::text, 12, '0'))::uuid"
                .formatted(kind, number);
    }

    private static UUID id(String kind, long number) {
        return UUID.fromString("0198f000-0000-7000-%s-%012d".formatted(kind, number));
    }

    void prepare() throws SQLException, IOException, ExecutionException, InterruptedException {
        service.prepare(1);
        servers.execute(SEED);
        for (int ago = 1; ago < MONTHS; ago++) {
            var month = newest.minusMonths(ago);
            servers.execute(
                    "create table access.access_log_%tY_%<tm partition of access.access_log for values from ('%s') to ('%s')"
                            .formatted(month.atDay(1), start(month), start(month.plusMonths(1))));
        }
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /// Adds rows until there are that many, with indexes made anew at the end.
    void fill(int rows) throws SQLException, InterruptedException, ExecutionException {
        var indexes = dropIndexes();
        servers.execute("alter table access.access_log drop constraint access_log_pkey");
        int perMonth = (rows - filled) / MONTHS;
        inParallel(
                IntStream.range(0, MONTHS)
                        .mapToObj(ago -> month(newest.minusMonths(ago), ago, perMonth))
                        .toList());
        filled = rows;
        var made = new ArrayList<String>(indexes);
        made.add("alter table access.access_log add primary key (village_id, \"timestamp\", id)");
        for (var index : made) {
            servers.execute("set maintenance_work_mem = '512MB'; " + index);
        }
        servers.execute("analyze access.access_log");
        servers.execute(
                PRESENCE.formatted(
                        ServiceStage.VILLAGE,
                        ZONE,
                        PASS,
                        HOUSE,
                        GATE,
                        rows / ROWS_PER_OUTSIDE + INSIDE_PER_VILLAGE * ServiceStage.VILLAGES,
                        INSIDE_PER_VILLAGE * ServiceStage.VILLAGES));
        servers.execute("checkpoint");
    }

    private String month(YearMonth month, int number, int rows) {
        long first = filled + (long) number * rows;
        var seconds = 28 * 86_400.0 / rows;
        // The month is not over: what is to come is left out.
        if (number == 0) {
            seconds *= Clock.systemUTC().instant().atOffset(ZoneOffset.UTC).getDayOfMonth() / 31.0;
        }
        return MONTH.formatted(
                ServiceStage.VILLAGE,
                HOUSE,
                PERSON,
                GATE,
                PASS,
                GATE,
                first,
                first + rows,
                start(month),
                first,
                seconds);
    }

    private void inParallel(List<String> statements)
            throws InterruptedException, ExecutionException {
        try (var threads = Executors.newFixedThreadPool(FILLERS)) {
            var running = new ArrayList<Future<Boolean>>();
            for (var statement : statements) {
                running.add(
                        threads.submit(() -> {
                            servers.execute("set synchronous_commit = off; " + statement);
                            return true;
                        }));
            }
            for (var each : running) {
                each.get();
            }
        }
    }

    /// @return how they are made again
    private List<String> dropIndexes() throws SQLException {
        var definitions = new ArrayList<String>();
        try (var connection = servers.connection();
                var statement = connection.createStatement()) {
            var names = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            """
                            select indexname, indexdef from pg_indexes
                            where schemaname = 'access' and tablename = 'access_log'
                              and indexname <> 'access_log_pkey'
                            """)) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                    definitions.add(rows.getString(2).replace(" ON ONLY ", " ON "));
                }
            }
            for (var name : names) {
                statement.execute("drop index access." + name);
            }
        }
        return definitions;
    }

    Instance start() {
        return service.start();
    }

    /// The newest page, pages of a gate, a house, a person and a month, refusals and a rare reason.
    double millisPerList(Instance instance) throws IOException {
        var to = start(newest.minusMonths(6));
        return millisPer(
                instance,
                v ->
                        Stream.of(
                                        "",
                                        "?gateId=" + id("8002", v * 100_000L + 1),
                                        "?propertyId=" + id("8001", v * 100_000L + 7),
                                        "?userId=" + id("8003", v * 100_000L + 7),
                                        "?to=" + to,
                                        "?status=denied",
                                        "?reason=tampered",
                                        "?source=offline")
                                .map(query -> "access-logs" + query)
                                .toList());
    }

    /// Who is inside, in a zone, too long; and how many.
    double millisPerPresence(Instance instance) throws IOException {
        return millisPer(
                instance,
                v ->
                        List.of(
                                "presence",
                                "presence?zoneId=" + id("8005", v * 100_000L + 1),
                                "presence/overstays",
                                "presence/counts"));
    }

    private double millisPer(Instance instance, IntFunction<List<String>> paths)
            throws IOException {
        int asked = 0;
        var start = System.nanoTime();
        for (int v = 0; v < ASKED; v++) {
            for (var path : paths.apply(v)) {
                var request = instance.get(path, staff.get(v));
                int status = service.send(request, BodyHandlers.ofByteArray()).statusCode();
                if (status != OK) {
                    throw new IllegalStateException(path + " was answered with " + status);
                }
                asked++;
            }
        }
        return (System.nanoTime() - start) / NANOS_PER_MILLI / asked;
    }

    @Override
    public void close() {
        service.close();
    }
}
