package io.smartvillage.platform.audit;

import io.micrometer.tracing.Tracer;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.TransactionActor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/// The caller of the current request; nobody in jobs and consumers.
final class RequestActor implements TransactionActor {

    private static final String REASON_HEADER = "X-Reason";

    /// What an operator says is kept whole with the reach-in itself.
    private static final int LONGEST_REASON = 500;

    private final JsonMapper mapper;
    private final @Nullable Tracer tracer;

    RequestActor(JsonMapper mapper, @Nullable Tracer tracer) {
        this.mapper = mapper;
        this.tracer = tracer;
    }

    @Override
    public Optional<String> json() {
        return find().map(mapper::writeValueAsString);
    }

    Optional<Actor> find() {
        return Caller.find().map(this::actor);
    }

    static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes()
                        instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private Actor actor(Caller caller) {
        var request = request();
        var span = tracer == null ? null : tracer.currentSpan();
        return new Actor(
                caller.userId(),
                caller.clientId(),
                new TreeSet<>(caller.roles()),
                caller.operator(),
                request.map(HttpServletRequest::getRemoteAddr).orElse(null),
                request.map(RequestActor::route).orElse(null),
                span == null ? null : span.context().traceId(),
                request.filter(_ -> caller.operator())
                        .map(asked -> asked.getHeader(REASON_HEADER))
                        .map(RequestActor::shortened)
                        .orElse(null));
    }

    /// The pattern, not the path: ids in it may be other people's, and a key in it is a secret.
    private static String route(HttpServletRequest request) {
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return pattern == null ? request.getMethod() : request.getMethod() + ' ' + pattern;
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }
}
