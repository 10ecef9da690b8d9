package io.smartvillage.platform.messaging;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/// Carries the trace over the outbox: the relay runs long after the request has ended.
final class TraceContext {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    TraceContext(@Nullable Tracer tracer, @Nullable Propagator propagator) {
        this.tracer = tracer;
        this.propagator = propagator;
    }

    @Nullable String current() {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span == null) {
            return null;
        }
        var context = span.context();
        var sampled = Boolean.TRUE.equals(context.sampled()) ? "01" : "00";
        return "00-%s-%s-%s".formatted(context.traceId(), context.spanId(), sampled);
    }

    /// Runs `work` in a span that continues the trace of the message.
    void continued(Headers headers, String name, Runnable work) {
        if (tracer == null || propagator == null) {
            work.run();
            return;
        }
        Span span =
                propagator
                        .extract(headers, (carrier, key) -> SubscriptionRecords.text(carrier, key))
                        .name(name)
                        .kind(Span.Kind.CONSUMER)
                        .start();
        try (var _ = tracer.withSpan(span)) {
            work.run();
        } catch (RuntimeException e) {
            span.error(e);
            throw e;
        } finally {
            span.end();
        }
    }
}
