package io.smartvillage.infra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What checking token and village costs: the same gateway, asked with a token and, where it asks
/// for none, without.
///
/// A unique token is one the gateway does not know. It remembers a token from the second time it
/// sees it, for 20 seconds. So there are more tokens than a run can send, each run begins with the
/// first again, and between two runs of unique tokens there are three others: a token comes once a
/// run, and what was remembered of it in one is forgotten in the next.
///
/// The figures with a bar are held against requests without a token. The one without a bar is held
/// against requests that carry a token where none is asked for: what remains is the check, without
/// reading and passing on a kilobyte more.
final class GatewayTokenBench implements Bench.Run {

    private static final int ROUNDS = 5;
    private static final int PEOPLE = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /// Three of them between two uses of a token: longer than it could be remembered.
    private static final Duration RUN = Duration.ofSeconds(10);

    private static final double UNIQUE_BAR = 0.75;
    private static final double REUSED_BAR = 0.92;

    private static final String UNIQUE = "with unique tokens and village, requests per second";
    private static final String REUSED = "with reused tokens and village, requests per second";
    private static final String NONE = "without any, requests per second";
    private static final String UNASKED = "with tokens nobody asks for, requests per second";

    /// Unique tokens are the slower ones; this is for runs that are faster than the first.
    private static final double SPARE = 1.5;

    /// @param most requests per second that there are tokens for
    private record Side(String url, Path tokens, double most) {}

    @Override
    public List<Figure> measure(Path folder) throws IOException {
        try (var stage = new GatewayStage(folder.resolve("gateway"))) {
            stage.startUpstream();
            var gateway = stage.startGateway();
            var url = gateway + GatewayStage.WITH_TOKEN;
            var reused = new Side(url, stage.tokens("reused", PEOPLE), Double.MAX_VALUE);
            warmUp(stage, reused);
            double most = perSecond(stage, reused) * SPARE;
            var unique =
                    new Side(url, stage.tokens("unique", (int) (most * RUN.toSeconds())), most);
            var open = gateway + GatewayStage.WITHOUT_TOKEN;
            var none = new Side(open, stage.tokens("none", 0), Double.MAX_VALUE);
            var unasked = new Side(open, reused.tokens(), Double.MAX_VALUE);
            var sides = List.of(unique, reused, none, unasked);
            sides.forEach(side -> warmUp(stage, side));
            var perSecond = Figure.alternately(ROUNDS, sides, side -> perSecond(stage, side));
            return List.of(
                    Figure.ratio(
                            "gateway-token: unique tokens",
                            UNIQUE,
                            perSecond.get(0),
                            NONE,
                            perSecond.get(2),
                            UNIQUE_BAR),
                    Figure.ratio(
                            "gateway-token: reused tokens",
                            REUSED,
                            perSecond.get(1),
                            NONE,
                            perSecond.get(2),
                            REUSED_BAR),
                    Figure.ratio(
                            "gateway-token: reused tokens, the check alone",
                            REUSED,
                            perSecond.get(1),
                            UNASKED,
                            perSecond.get(3),
                            0));
        }
    }

    private static void warmUp(GatewayStage stage, Side side) {
        stage.perSecond(side.url(), side.tokens(), WARM_UP);
    }

    private static double perSecond(GatewayStage stage, Side side) {
        var perSecond = stage.perSecond(side.url(), side.tokens(), RUN);
        if (perSecond >= side.most()) {
            throw new IllegalStateException(
                    "there were not tokens enough for %.0f requests a second".formatted(perSecond));
        }
        return perSecond;
    }
}
