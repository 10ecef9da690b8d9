package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Decisions over HTTP, each durable before it is answered, against bare one-row inserts into the
/// same table by as many clients: what the database could take if there were nothing to decide.
///
/// Service and database are on one core, whoever asks them and Kafka on the other.
final class AccessDecisionBench implements Bench.Run {

    private static final int ROUNDS = 3;
    private static final int CLIENTS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(40);
    private static final Duration RUN = Duration.ofSeconds(8);
    private static final double BAR = 0.4;
    private static final Pattern TPS = Pattern.compile("tps = ([\\d.]+)");

    private enum Side {
        DECISIONS,
        INSERTS
    }

    @Override
    public List<Figure> measure(Path folder) throws Exception {
        var pgbench =
                Cores.tool(
                        "pgbench",
                        "postgresql",
                        "/usr/bin",
                        "/usr/lib/postgresql/18/bin",
                        "/usr/lib/postgresql/17/bin",
                        "/usr/lib/postgresql/16/bin",
                        "/usr/lib/postgresql/15/bin");
        var ports = Ports.free(3);
        var postgres = new PostgresServer(folder.resolve("postgres"), ports.get(0));
        var kafka = new KafkaServer(folder.resolve("kafka"), ports.get(1), ports.get(2));
        try {
            postgres.start(Progress.SILENT);
            kafka.start(Progress.SILENT);
            Cores.pin(postgres.process().pid().orElseThrow(), Cores.SUBJECT);
            Cores.pin(kafka.process().pid().orElseThrow(), Cores.LOAD);
            Cores.pin(ProcessHandle.current().pid(), Cores.LOAD);
            try (var stage =
                    new DecisionStage(folder.resolve("access-decision"), postgres, kafka)) {
                stage.prepare();
                return measure(stage, pgbench, postgres);
            }
        } finally {
            kafka.stop(Progress.SILENT);
            postgres.stop(Progress.SILENT);
        }
    }

    private static List<Figure> measure(DecisionStage stage, Path pgbench, PostgresServer postgres)
            throws Exception {
        var instance = stage.start("access-service", Cores.onSubjectCore());
        stage.issueCredentials(instance);
        var requests = stage.requests("requests");
        var insert = stage.insertScript();
        stage.warmUp(instance, requests, WARM_UP);
        var perSecond =
                Figure.alternately(
                        ROUNDS,
                        List.of(Side.DECISIONS, Side.INSERTS),
                        side -> {
                            stage.checkpoint();
                            return switch (side) {
                                case DECISIONS -> stage.perSecond(instance, requests, RUN);
                                case INSERTS -> tps(pgbench, postgres, insert);
                            };
                        });
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

    /// As the application, on connections that have named their village.
    private static double tps(Path pgbench, PostgresServer postgres, Path script) {
        var command = new ArrayList<>(Cores.onLoadCore());
        command.addAll(
                List.of(
                        pgbench.toString(),
                        "--no-vacuum",
                        "--client=" + CLIENTS,
                        "--time=" + RUN.toSeconds(),
                        "--protocol=prepared",
                        "--file=" + script,
                        "--host=127.0.0.1",
                        "--port=" + postgres.port(),
                        "--username=access_app",
                        PostgresServer.DATABASE));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment()
                .putAll(
                        Map.of(
                                "PGPASSWORD",
                                DecisionStage.PASSWORD,
                                "PGOPTIONS",
                                "-c app.village_id=" + DecisionStage.village(0),
                                "PGSSLMODE",
                                "verify-full",
                                "PGSSLROOTCERT",
                                postgres.caCertificate().toString()));
        try {
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            var tps = TPS.matcher(output);
            if (!tps.find()) {
                throw new IllegalStateException("pgbench said: " + output);
            }
            return Double.parseDouble(tps.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
