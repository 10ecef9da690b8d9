package io.smartvillage.infra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutionException;

/// Decisions that bridges reported, from a filled Kafka topic into the access log of a running
/// access-service, against a COPY of the same rows into the same table.
///
/// The service also drops doubles, claims single uses, keeps who is inside and tells of each row.
final class AccessIngestBench implements Bench.Run {

    private static final int ROWS = Integer.getInteger("smartvillage.bench.rows", 200_000);
    private static final int ROUNDS = 3;

    /// Until the service's code is compiled.
    private static final int WARM_UPS = 3;

    private static final double BAR = 0.3;

    private enum Side {
        KAFKA,
        COPY
    }

    @Override
    public List<Figure> measure(Path folder)
            throws IOException, InterruptedException, SQLException, ExecutionException {
        try (var servers = new BenchServers(folder)) {
            servers.start();
            try (var stage = new AccessIngestStage(folder.resolve("access-ingest"), servers)) {
                stage.prepare();
                stage.start();
                return measure(stage);
            }
        }
    }

    private static List<Figure> measure(AccessIngestStage stage) {
        for (int i = 0; i < WARM_UPS; i++) {
            stage.ingest(ROWS);
        }
        stage.keepRows();
        stage.copy();
        var perSecond =
                Figure.alternately(
                        ROUNDS,
                        List.of(Side.KAFKA, Side.COPY),
                        side ->
                                switch (side) {
                                    case KAFKA -> ROWS / stage.ingest(ROWS);
                                    case COPY -> ROWS / stage.copy();
                                });
        return List.of(
                Figure.ratio(
                        "access-ingest",
                        "decisions from Kafka into the access log, per second",
                        perSecond.get(0),
                        "COPY of the same rows into the same table, per second",
                        perSecond.get(1),
                        BAR));
    }
}
