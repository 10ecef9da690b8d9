package io.smartvillage.infra.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What checking token and village costs: the same gateway, asked with a token and, where it asks
/// for none, without.
///
/// A unique token is one the gateway does not know. It remembers a token from the second time it
/// sees it, for 20 seconds. So there are more tokens than a run sends, each run begins with the
/// first again, and between two runs of unique tokens there are three others: a token comes once a
/// run, and what was remembered of it in one is forgotten in the next.
///
/// The figures with a bar are held against requests without a token. The one without a bar is held
/// against requests that carry a token where none is asked for: what remains is the check, without
/// reading and passing on a kilobyte more.
final class GatewayTokenBench implements Bench.Run {

    private static final int WARM_UP_ROUNDS = 2;
    private static final int ROUNDS = 5;
    private static final int PEOPLE = 20;

    /// Three of them between two uses of a token: longer than it could be remembered.
    private static final Duration RUN = Duration.ofSeconds(10);

    private static final double UNIQUE_BAR = 0.75;
    private static final double REUSED_BAR = 0.92;

    private static final String UNIQUE = "with unique tokens and village, requests per second";
    private static final String REUSED = "with reused tokens and village, requests per second";
    private static final String NONE = "without any, requests per second";
    private static final String UNASKED = "with tokens nobody asks for, requests per second";

    private interface Side {

        double perSecond();
    }

    @Override
    public List<Figure> measure(Path folder) throws IOException {
        try (var stage = new GatewayStage(folder.resolve("gateway"))) {
            stage.startUpstream();
            var gateway = stage.startGateway();
            var closed = gateway + GatewayStage.WITH_TOKEN;
            var open = gateway + GatewayStage.WITHOUT_TOKEN;
            var people = stage.tokens("reused", PEOPLE);
            var nobody = stage.tokens("none", 0);
            Side reused = () -> stage.perSecond(closed, people, RUN);
            Side none = () -> stage.perSecond(open, nobody, RUN);
            Side unasked = () -> stage.perSecond(open, people, RUN);
            reused.perSecond();
            var unique = new UniqueTokens(stage, closed, reused.perSecond());
            var sides = List.of(unique, reused, none, unasked);
            Figure.alternately(WARM_UP_ROUNDS, sides, Side::perSecond);
            var perSecond = Figure.alternately(ROUNDS, sides, Side::perSecond);
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
                    Figure.comparison(
                            "gateway-token: reused tokens, the check alone",
                            REUSED,
                            perSecond.get(1),
                            UNASKED,
                            perSecond.get(3)));
        }
    }

    private static final class UniqueTokens implements Side {

        private static final double SPARE = 1.3;

        private final GatewayStage stage;
        private final String url;

        private Path tokens;
        private double enoughFor;

        UniqueTokens(GatewayStage stage, String url, double expectedPerSecond) {
            this.stage = stage;
            this.url = url;
            this.enoughFor = expectedPerSecond * SPARE;
            this.tokens = mint();
        }

        /// A run that got through all tokens does not count, and is repeated with more.
        @Override
        public double perSecond() {
            var perSecond = stage.perSecond(url, tokens, RUN);
            while (perSecond >= enoughFor) {
                enoughFor = perSecond * SPARE;
                tokens = mint();
                perSecond = stage.perSecond(url, tokens, RUN);
            }
            return perSecond;
        }

        private Path mint() {
            try {
                return stage.tokens("unique", (int) (enoughFor * RUN.toSeconds()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
