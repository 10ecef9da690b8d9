package io.smartvillage.infra.bench;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import io.smartvillage.infra.servers.PostgresServer;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/// Billing a month of many villages, started over HTTP, against one bare `insert … select` of as
/// many rows: narrow ones with two keys; beside it of rows with all columns, indexes and checks of
/// an invoice, and one narrow entity per row, as a loop would do it. And what the service holds in
/// memory meanwhile, against what it held before, once it was warm.
///
/// A run writes for each house an invoice, a posting and an event, and gives it a number.
final class BillingRunBench implements Bench.Run {

    private static final int HOUSES = Integer.getInteger("smartvillage.bench.properties", 100_000);
    private static final YearMonth FIRST = YearMonth.of(2026, 1);

    /// Months before the first that is measured: by then the service's code is compiled.
    private static final int WARM_UP = 6;

    private static final int ROUNDS = 3;
    private static final int JPA_ROWS = 20_000;
    private static final int JPA_TRANSACTION = 1000;
    private static final double RATIO_BAR = 0.5;
    private static final double MEMORY_BAR = 1.25;
    private static final double KIB_PER_MIB = 1024;

    private static final String LINE =
            """
            [{"kind":"fee","feeScheduleId":"0198f000-0000-7000-8000-000000000000",\
            "description":"ค่าส่วนกลาง","quantity":52.5,"unit":"sq_wah","rate":32.50,\
            "period":{"from":"2026-01-01","to":"2026-01-31"},"amount":1706.25}]\
            """;

    private enum Side {
        RUNS,
        PLAIN,
        WHOLE,
        JPA
    }

    @Override
    public List<Figure> measure(Path folder)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var servers = new BenchServers(folder)) {
            servers.start();
            try (var stage = new BillingRunStage(folder.resolve("billing-run"), servers);
                    var entities = entities(servers.postgres())) {
                stage.prepare(HOUSES / ServiceStage.VILLAGES);
                return measure(stage, stage.start(), entities);
            }
        }
    }

    private static List<Figure> measure(
            BillingRunStage stage, Instance instance, EntityManagerFactory entities)
            throws IOException {
        stage.use(instance);
        for (int round = 0; round < WARM_UP; round++) {
            var period = FIRST.plusMonths(round).toString();
            stage.bill(instance, period);
            stage.insertPlain(period);
            stage.insertWhole(period);
        }
        var first = FIRST.plusMonths(WARM_UP);
        var months = new AtomicInteger();
        try (var memory = new ProcessMemory(instance.pid())) {
            double start = memory.now();
            var perSecond =
                    Figure.alternately(
                            ROUNDS,
                            List.of(Side.RUNS, Side.PLAIN, Side.WHOLE, Side.JPA),
                            side -> {
                                int round = months.getAndIncrement() / Side.values().length;
                                var period = first.plusMonths(round).toString();
                                return switch (side) {
                                    case RUNS -> HOUSES / stage.bill(instance, period);
                                    case PLAIN -> HOUSES / stage.insertPlain(period);
                                    case WHOLE -> HOUSES / stage.insertWhole(period);
                                    case JPA -> JPA_ROWS / persist(entities, period);
                                };
                            });
            return List.of(
                    Figure.ratio(
                            "billing-run: invoices",
                            "issued by runs, per second",
                            perSecond.get(0),
                            "bare insert … select, rows per second",
                            perSecond.get(1),
                            RATIO_BAR),
                    Figure.comparison(
                            "billing-run: whole rows",
                            "issued by runs, per second",
                            perSecond.get(0),
                            "insert … select of all that an invoice's row has, rows per second",
                            perSecond.get(2)),
                    Figure.comparison(
                            "billing-run: entities",
                            "issued by runs, per second",
                            perSecond.get(0),
                            "bare rows by one entity each, per second",
                            perSecond.get(3)),
                    Figure.most(
                            "billing-run: memory",
                            "most MiB of the service (%d) ÷ at the start (%d)"
                                    .formatted(
                                            Math.round(memory.most() / KIB_PER_MIB),
                                            Math.round(start / KIB_PER_MIB)),
                            memory.most() / start,
                            MEMORY_BAR));
        }
    }

    private static double persist(EntityManagerFactory entities, String period) {
        var start = System.nanoTime();
        for (int done = 0; done < JPA_ROWS; done += JPA_TRANSACTION) {
            entities.runInTransaction(manager -> {
                for (int i = 0; i < JPA_TRANSACTION; i++) {
                    manager.persist(
                            new JpaInvoice(
                                    UUID.randomUUID(),
                                    new UUID(0, i % ServiceStage.VILLAGES),
                                    UUID.randomUUID(),
                                    "99/" + i,
                                    period,
                                    new BigDecimal("1706.25"),
                                    LINE));
                }
            });
        }
        return Figure.secondsSince(start);
    }

    private static EntityManagerFactory entities(PostgresServer postgres) {
        return new PersistenceConfiguration("billing-run")
                .managedClass(JpaInvoice.class)
                .property(
                        "jakarta.persistence.jdbc.url",
                        postgres.verifiedJdbcUrl(PostgresServer.DATABASE))
                .property("jakarta.persistence.jdbc.user", PostgresServer.SUPERUSER)
                .property("jakarta.persistence.jdbc.password", postgres.superuserPassword())
                .property("hibernate.jdbc.batch_size", "50")
                .property("hibernate.order_inserts", "true")
                .property(
                        "hibernate.physical_naming_strategy",
                        "org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl")
                .createEntityManagerFactory();
    }
}
