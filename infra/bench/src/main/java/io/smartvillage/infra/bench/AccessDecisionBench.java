package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Decisions over HTTP, each durable before it is answered, against bare one-row inserts into the
/// same table by as many clients: what the database could take if there were nothing to decide.
///
/// Service and database are on one core, whoever asks them and Kafka on the other.
final class AccessDecisionBench implements Bench.Run {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 64;

    /// On both cores, until the compiler has nothing left to do.
    private static final Duration WARM_UP = Duration.ofSeconds(150);

    private static final Duration RUN = Duration.ofSeconds(8);
    private static final double BAR = 0.4;

    private enum Side {
        DECISIONS,
        INSERTS
    }

    @Override
    public List<Figure> measure(Path folder) throws Exception {
        var pgbench = new Pgbench();
        try (var servers = new BenchServers(folder)) {
            servers.start();
            Cores.pin(servers.postgres().process().pid().orElseThrow(), Cores.SUBJECT);
            Cores.pin(servers.kafka().process().pid().orElseThrow(), Cores.LOAD);
            Cores.pin(ProcessHandle.current().pid(), Cores.LOAD);
            try (var stage = new DecisionStage(folder.resolve("access-decision"), servers)) {
                stage.prepare();
                return measure(stage, pgbench, servers.postgres());
            }
        }
    }

    private static List<Figure> measure(
            DecisionStage stage, Pgbench pgbench, PostgresServer postgres) throws Exception {
        var instance = stage.start("access-service", Cores.onBothCores());
        stage.issueCredentials(instance);
        var requests = stage.requests("requests");
        var insert = new Pgbench.Load(stage.insertScript(), "prepared", CLIENTS, RUN);
        // As the application, on connections that have named their village.
        var application =
                new Pgbench.Login(
                        "access_app",
                        BenchServers.PASSWORD,
                        "-c app.village_id=" + ServiceStage.village(0));
        stage.warmUp(instance, requests, WARM_UP);
        Cores.pin(instance.pid(), Cores.SUBJECT);
        var perSecond =
                Figure.alternately(
                        ROUNDS,
                        List.of(Side.DECISIONS, Side.INSERTS),
                        side -> {
                            stage.checkpoint();
                            return switch (side) {
                                case DECISIONS -> stage.perSecond(instance, requests, RUN);
                                case INSERTS -> pgbench.perSecond(postgres, application, insert);
                            };
                        });
        // Who asks at a given rate is another client, and warms up as well.
        stage.latencies(instance, requests, perSecond.get(0) / 2, RUN);
        var milliseconds = stage.latencies(instance, requests, perSecond.get(0) / 2, RUN);
        return List.of(
                Figure.ratio(
                        "access-decision",
                        "decisions over HTTP, per second",
                        perSecond.get(0),
                        "pgbench, one-row inserts into access_log, per second",
                        perSecond.get(1),
                        BAR),
                latency(milliseconds, 50),
                latency(milliseconds, 99));
    }

    private static Figure latency(List<Double> sorted, int percentile) {
        return Figure.most(
                "access-decision: p" + percentile,
                "milliseconds at half load",
                sorted.get(sorted.size() * percentile / 100),
                Double.NaN);
    }
}
