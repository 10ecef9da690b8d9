package io.smartvillage.gateway.upstream;

import io.smartvillage.gateway.admission.BodyTooLargeException;
import io.smartvillage.gateway.problem.Problem;
import io.smartvillage.gateway.problem.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.gateway.server.mvc.common.MvcUtils;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.HandlerFilterFunction;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/// Picks an instance for a request, and another one if that fails and asking twice does no harm:
/// always when the instance did not even accept the connection; after that only for idempotent
/// methods without a body, and never after a timeout, for a slow service is not helped by more
/// work.
@Component
class ToService implements HandlerFilterFunction<ServerResponse, ServerResponse> {

    static final String SERVICE = ToService.class.getName() + ".service";
    static final String INSTANCE = ToService.class.getName() + ".instance";

    private static final Logger LOG = LoggerFactory.getLogger(ToService.class);

    private static final Set<HttpMethod> IDEMPOTENT =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS, HttpMethod.DELETE);

    private final Instances instances;
    private final Problems problems;

    ToService(Instances instances, Problems problems) {
        this.instances = instances;
        this.problems = problems;
    }

    /// @param again true if the request may be sent once more
    private record Failure(Problem problem, boolean again) {}

    @Override
    public ServerResponse filter(ServerRequest request, HandlerFunction<ServerResponse> next)
            throws Exception {
        var service = (String) request.servletRequest().getAttribute(SERVICE);
        Instance tried = null;
        while (true) {
            Instance instance;
            try {
                instance = instances.enter(service, tried);
            } catch (UnavailableException e) {
                LOG.debug("{}", e.getMessage());
                return problem(Problem.SERVICE_UNAVAILABLE, e.retryAfter());
            }
            request.attributes().put(INSTANCE, instance);
            MvcUtils.setRequestUrl(request, instance.address());
            var started = System.nanoTime();
            try {
                var answer = (Answer) next.handle(request);
                report(instance, answer, started);
                if (answer.isUnavailable() && tried == null && isRepeatable(request)) {
                    answer.discard();
                    tried = instance;
                    continue;
                }
                return answer;
            } catch (UncheckedIOException e) {
                instance.leave();
                var failure =
                        failure(request, instance, Objects.requireNonNull(e.getCause()), started);
                if (!failure.again() || tried != null) {
                    return problem(
                            failure.problem(),
                            failure.problem() == Problem.SERVICE_UNAVAILABLE
                                    ? Duration.ofSeconds(1)
                                    : null);
                }
                tried = instance;
            }
        }
    }

    private static void report(Instance instance, Answer answer, long started) {
        var nanos = System.nanoTime() - started;
        if (answer.isUnavailable()) {
            instance.breaker()
                    .onError(
                            nanos,
                            TimeUnit.NANOSECONDS,
                            new IOException(answer.statusCode().toString()));
        } else {
            instance.breaker().onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
    }

    private static Failure failure(
            ServerRequest request, Instance instance, IOException cause, long started) {
        if (cause instanceof ClientBodyException) {
            // Nothing to hold against the instance.
            instance.breaker().releasePermission();
            return cause.getCause() instanceof BodyTooLargeException
                    ? new Failure(Problem.BODY_TOO_LARGE, false)
                    : new Failure(Problem.BAD_REQUEST, false);
        }
        instance.breaker().onError(System.nanoTime() - started, TimeUnit.NANOSECONDS, cause);
        LOG.info(
                "{} {} at {}: {}",
                request.method(),
                request.servletRequest().getAttribute(SERVICE),
                instance.address(),
                cause.toString());
        return switch (cause) {
            case NotConnectedException _ -> new Failure(Problem.SERVICE_UNAVAILABLE, true);
            case SocketTimeoutException _ -> new Failure(Problem.SERVICE_TIMEOUT, false);
            default -> new Failure(Problem.BAD_ANSWER, isRepeatable(request));
        };
    }

    private static boolean isRepeatable(ServerRequest request) {
        return IDEMPOTENT.contains(request.method()) && !Forward.hasBody(request.servletRequest());
    }

    private ServerResponse problem(Problem problem, @Nullable Duration retryAfter) {
        return ServerResponse.status(problem.status())
                .build((request, response) -> {
                    problems.write(request, response, problem, retryAfter);
                    return null;
                });
    }
}
