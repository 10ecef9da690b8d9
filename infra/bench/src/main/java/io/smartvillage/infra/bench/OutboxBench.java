package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.infra.database.ServiceSchema;
import io.smartvillage.infra.servers.KafkaServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// What a fact costs: commands per second with and without one, the relay against Kafka's own
/// producer, and the time from commit to consumer at half of what the commands can do.
final class OutboxBench implements Bench.Run {

    private static final int ROUNDS = 3;
    private static final int RELAYED = 100_000;
    private static final int PRODUCED = 300_000;
    private static final double COMMANDS_BAR = 0.8;
    private static final double RELAY_BAR = 0.15;
    private static final double LATENCY_BAR_MILLIS = 250;

    private static final Pattern PER_SECOND = Pattern.compile("([0-9.]+) records/sec");

    @Override
    public List<Figure> measure(Path folder)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var servers = new BenchServers(folder)) {
            servers.start();
            servers.migrate(new ServiceSchema("outbox_bench"), OutboxBench.class.getClassLoader());
            servers.createTopics(
                    List.of(BenchFact.TOPIC, TimedFact.TOPIC, "producer-perf"), 1, Set.of());
            return measure(servers);
        }
    }

    private static List<Figure> measure(BenchServers servers) {
        try (var context =
                new SpringApplicationBuilder(OutboxBenchApplication.class)
                        .run(
                                "--spring.config.name=outbox-bench",
                                "--spring.datasource.url=" + servers.jdbcUrl(),
                                "--spring.datasource.username=outbox_bench_app",
                                "--spring.datasource.password=" + BenchServers.PASSWORD,
                                "--spring.kafka.bootstrap-servers="
                                        + servers.kafka().bootstrapServers())) {
            var commands = context.getBean(BenchCommands.class);
            commands.addAggregates();
            commands.perSecond(true);
            commands.perSecond(false);
            var perSecond = Figure.alternately(ROUNDS, List.of(true, false), commands::perSecond);
            commands.awaitEmptyOutbox();
            commands.relayedPerSecond(RELAYED / 10);
            var relayed =
                    Figure.alternately(
                            ROUNDS,
                            List.of("relay", "producer"),
                            side ->
                                    side.equals("relay")
                                            ? commands.relayedPerSecond(RELAYED)
                                            : producedPerSecond(servers.kafka()));
            commands.p99CommitToConsumed(perSecond.getFirst() / 4);
            var p99 = commands.p99CommitToConsumed(perSecond.getFirst() / 2);
            return List.of(
                    Figure.ratio(
                            "outbox: commands",
                            "commands with a fact, per second",
                            perSecond.get(0),
                            "the same without, per second",
                            perSecond.get(1),
                            COMMANDS_BAR),
                    Figure.ratio(
                            "outbox: relay",
                            "events relayed, per second",
                            relayed.get(0),
                            "kafka-producer-perf-test, records per second",
                            relayed.get(1),
                            RELAY_BAR),
                    Figure.most(
                            "outbox: latency",
                            "commit to consumed at half load, p99 in milliseconds",
                            p99,
                            LATENCY_BAR_MILLIS));
        }
    }

    /// Kafka's own tool with the relay's settings and a record of the same size.
    private static double producedPerSecond(KafkaServer kafka) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.apache.kafka.tools.ProducerPerformance",
                        "--topic",
                        "producer-perf",
                        "--num-records",
                        String.valueOf(PRODUCED),
                        "--record-size",
                        "400",
                        "--throughput",
                        "-1",
                        "--producer-props",
                        "bootstrap.servers=" + kafka.bootstrapServers(),
                        "acks=all",
                        "enable.idempotence=true",
                        "compression.type=lz4",
                        "linger.ms=1"));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            process.waitFor();
            return PER_SECOND
                    .matcher(output)
                    .results()
                    .map(match -> Double.parseDouble(match.group(1)))
                    .reduce((_, last) -> last)
                    .orElseThrow(
                            () -> new IllegalStateException("ProducerPerformance said: " + output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
