package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.KafkaServer;
import io.smartvillage.infra.servers.Ports;
import io.smartvillage.infra.servers.PostgresServer;
import io.smartvillage.infra.servers.Progress;
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
        var ports = Ports.free(3);
        var postgres = new PostgresServer(folder.resolve("postgres"), ports.get(0));
        var kafka = new KafkaServer(folder.resolve("kafka"), ports.get(1), ports.get(2));
        try {
            postgres.start(Progress.SILENT);
            kafka.start(Progress.SILENT);
            try (var stage =
                    new AccessIngestStage(folder.resolve("access-ingest"), postgres, kafka)) {
                stage.prepare();
                stage.startService();
                return measure(stage);
            }
        } finally {
            kafka.stop(Progress.SILENT);
            postgres.stop(Progress.SILENT);
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
