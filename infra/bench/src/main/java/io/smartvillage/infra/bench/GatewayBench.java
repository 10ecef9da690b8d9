package io.smartvillage.infra.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The gateway with everything on, held against Spring Cloud Gateway as its starters have it
/// (Server MVC on virtual threads, which is the gateway's own variant, and WebFlux) and against
/// nginx as a plain proxy. All get the same requests, with twenty people's tokens in turn.
final class GatewayBench implements Bench.Run {

    private static final int ROUNDS = 5;
    private static final int PEOPLE = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(60);
    private static final Duration RUN = Duration.ofSeconds(8);

    /// Of the gateway's own variant; the other one is shown beside it (ADR 10).
    private static final double BARE_BAR = 0.8;

    private static final double NGINX_BAR = 0.11;

    @Override
    public List<Figure> measure(Path folder) throws IOException {
        try (var stage = new GatewayStage(folder.resolve("gateway"))) {
            stage.startUpstream();
            var tokens = stage.tokens("reused", PEOPLE);
            var sides =
                    List.of(
                            stage.startGateway(),
                            stage.startBareRoute("webmvc", "bare-mvc"),
                            stage.startBareRoute("webflux", "bare-webflux"),
                            stage.startNginxProxy());
            sides.forEach(side -> stage.perSecond(side + GatewayStage.WITH_TOKEN, tokens, WARM_UP));
            var perSecond =
                    Figure.alternately(
                            ROUNDS,
                            sides,
                            side -> stage.perSecond(side + GatewayStage.WITH_TOKEN, tokens, RUN));
            return List.of(
                    figure("bare Server MVC", perSecond.get(0), perSecond.get(1), BARE_BAR),
                    figure("bare WebFlux", perSecond.get(0), perSecond.get(2), Double.NaN),
                    figure("nginx", perSecond.get(0), perSecond.get(3), NGINX_BAR));
        }
    }

    private static Figure figure(String baseline, double ours, double theirs, double bar) {
        return Figure.ratio(
                "gateway: " + baseline,
                "through the gateway with everything on, requests per second",
                ours,
                "through " + baseline + ", requests per second",
                theirs,
                bar);
    }
}
