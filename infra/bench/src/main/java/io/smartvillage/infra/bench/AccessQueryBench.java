package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
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
        var ports = Ports.free(3);
        var postgres = new PostgresServer(folder.resolve("postgres"), ports.get(0));
        var kafka = new KafkaServer(folder.resolve("kafka"), ports.get(1), ports.get(2));
        try {
            postgres.start(Progress.SILENT);
            kafka.start(Progress.SILENT);
            try (var stage =
                    new AccessQueryStage(folder.resolve("access-query"), postgres, kafka)) {
                stage.prepare();
                stage.fill(ROWS / TIMES);
                stage.startService();
                var few = times(stage);
                stage.fill(ROWS);
                var many = times(stage);
                return List.of(
                        figure("list", few.list(), many.list()),
                        figure("presence", few.presence(), many.presence()));
            }
        } finally {
            kafka.stop(Progress.SILENT);
            postgres.stop(Progress.SILENT);
        }
    }

    private static Figure figure(String what, double few, double many) {
        return Figure.most(
                "access-query: " + what,
                "ms at %,d rows (%.2f) ÷ at %,d (%.2f)".formatted(ROWS, many, ROWS / TIMES, few),
                many / few,
                BAR);
    }

    private static Times times(AccessQueryStage stage) throws IOException {
        var list = new ArrayList<Double>();
        var presence = new ArrayList<Double>();
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            double listed = stage.millisPerList();
            double present = stage.millisPerPresence();
            if (round >= 0) {
                list.add(listed);
                presence.add(present);
            }
        }
        return new Times(Figure.median(list), Figure.median(presence));
    }
}
