package io.smartvillage.infra.bench;

import io.smartvillage.infra.bench.ServiceStage.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// What the access log's lists and the presence take over HTTP when the log is large, against what
/// they take when it is a twentieth of that: 13 months of 50 villages, in the same partitions.
///
/// The side that grows cannot be measured in turn with the one that it grew from: rounds of each
/// follow each other, after as many that do not count.
final class AccessQueryBench implements Bench.Run {

    private static final int ROWS = Integer.getInteger("smartvillage.bench.rows", 20_000_000);
    private static final int TIMES = 20;
    private static final int WARM_UP = 3;
    private static final int ROUNDS = 5;
    private static final double BAR = 1.5;

    private record Times(double list, double presence) {}

    @Override
    public List<Figure> measure(Path folder)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var servers = new BenchServers(folder)) {
            servers.start();
            try (var stage = new AccessQueryStage(folder.resolve("access-query"), servers)) {
                stage.prepare();
                stage.fill(ROWS / TIMES);
                var instance = stage.start();
                var few = times(stage, instance);
                stage.fill(ROWS);
                var many = times(stage, instance);
                return List.of(
                        figure("list", few.list(), many.list()),
                        figure("presence", few.presence(), many.presence()));
            }
        }
    }

    private static Figure figure(String what, double few, double many) {
        return Figure.most(
                "access-query: " + what,
                "ms at %,d rows (%.2f) ÷ at %,d (%.2f)".formatted(ROWS, many, ROWS / TIMES, few),
                many / few,
                BAR);
    }

    private static Times times(AccessQueryStage stage, Instance instance) throws IOException {
        var list = new ArrayList<Double>();
        var presence = new ArrayList<Double>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double listed = stage.millisPerList(instance);
            double present = stage.millisPerPresence(instance);
            if (round >= 0) {
                list.add(listed);
                presence.add(present);
            }
        }
        return new Times(Figure.median(list), Figure.median(presence));
    }
}
