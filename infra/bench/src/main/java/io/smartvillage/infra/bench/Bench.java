package io.smartvillage.infra.bench;

import io.smartvillage.infra.servers.ServerException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// `./village bench NAME`: prints a JSON line per figure; exits with 1 if one is below its bar.
public final class Bench {

    /// One benchmark.
    ///
    /// @see Figure
    interface Run {

        /// @param folder for servers of its own; kept between runs
        List<Figure> measure(Path folder) throws Exception;
    }

    private static final Map<String, Run> RUNS =
            new TreeMap<>(
                    Map.of(
                            "access-decision",
                            new AccessDecisionBench(),
                            "access-query",
                            new AccessQueryBench(),
                            "access-ingest",
                            new AccessIngestBench(),
                            "billing-run",
                            new BillingRunBench(),
                            "documents",
                            new DocumentsBench(),
                            "gateway",
                            new GatewayBench(),
                            "gateway-token",
                            new GatewayTokenBench(),
                            "outbox",
                            new OutboxBench(),
                            "rls",
                            new RlsBench(),
                            "scale",
                            new ScaleBench()));

    private static final int WRONG_USE = 2;

    private Bench() {}

    /// @param arguments name of the benchmark, folder for its servers
    static void main(String[] arguments) throws Exception {
        var run = arguments.length == 2 ? RUNS.get(arguments[0]) : null;
        if (run == null) {
            System.err.println("Benchmarks here: " + String.join(", ", RUNS.keySet()));
            System.exit(WRONG_USE);
            return;
        }
        try {
            var figures = run.measure(Path.of(arguments[1]));
            figures.forEach(figure -> System.out.println(figure.line()));
            System.exit(figures.stream().allMatch(Figure::reached) ? 0 : 1);
        } catch (MissingToolException | ServerException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        }
    }
}
