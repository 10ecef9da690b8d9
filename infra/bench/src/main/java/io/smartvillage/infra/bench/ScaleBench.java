package io.smartvillage.infra.bench;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Decisions over HTTP by two instances of access-service against those by one, each kept to the
/// same share of a core, on one database.
final class ScaleBench implements Bench.Run {

    private static final int ROUNDS = 3;

    /// Of each, on both cores and without a quota, until the compiler has nothing left to do.
    private static final Duration WARM_UP = Duration.ofMinutes(2);

    private static final Duration RUN = Duration.ofSeconds(8);

    /// Both together leave the rest of two cores to the database, Kafka and whoever asks.
    private static final double SHARE = 0.3;

    private static final double BAR = 1.7;

    @Override
    public List<Figure> measure(Path folder) throws Exception {
        try (var servers = new BenchServers(folder)) {
            servers.start();
            try (var stage = new DecisionStage(folder.resolve("scale"), servers);
                    var first = CpuQuota.of("first", SHARE);
                    var second = CpuQuota.of("second", SHARE)) {
                stage.prepare();
                var instances =
                        List.of(
                                stage.start("first-instance", List.of()),
                                stage.start("second-instance", List.of()));
                stage.issueCredentials(instances.getFirst());
                for (int i = 0; i < instances.size(); i++) {
                    stage.warmUp(instances.get(i), stage.requests("requests-" + i), WARM_UP);
                }
                first.hold(instances.get(0).pid());
                second.hold(instances.get(1).pid());
                try {
                    return List.of(measure(stage, instances));
                } finally {
                    first.release(instances.get(0).pid());
                    second.release(instances.get(1).pid());
                }
            }
        }
    }

    private static Figure measure(DecisionStage stage, List<Instance> instances) {
        var perSecond =
                Figure.alternately(
                        ROUNDS,
                        List.of(instances, instances.subList(0, 1)),
                        asked -> {
                            stage.checkpoint();
                            return together(stage, asked);
                        });
        return Figure.ratio(
                "scale",
                "two instances of access-service, %.0f %% of a core each, decisions per second"
                        .formatted(SHARE * 100),
                perSecond.get(0),
                "one of them",
                perSecond.get(1),
                BAR);
    }

    private static double together(DecisionStage stage, List<Instance> instances) {
        try (var threads = Executors.newFixedThreadPool(instances.size())) {
            var runs = new ArrayList<Future<Double>>();
            for (int i = 0; i < instances.size(); i++) {
                var instance = instances.get(i);
                var name = "requests-" + i;
                runs.add(
                        threads.submit(() -> stage.perSecond(instance, stage.requests(name), RUN)));
            }
            double sum = 0;
            for (var run : runs) {
                sum += run.get();
            }
            return sum;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("decisions failed", e);
        }
    }
}
