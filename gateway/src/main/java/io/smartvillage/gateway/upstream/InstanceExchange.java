package io.smartvillage.gateway.upstream;

import io.micrometer.tracing.Tracer;
import io.micrometer.tracing.propagation.Propagator;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.function.ServerResponse;

/// Sends a request to the instance that [ToService] has picked, on a kept connection, and hands
/// back the head of the answer with its body still to be read.
@Component
class InstanceExchange implements ProxyExchange {

    private final @Nullable Tracer tracer;
    private final @Nullable Propagator propagator;

    InstanceExchange(ObjectProvider<Tracer> tracer, ObjectProvider<Propagator> propagator) {
        this.tracer = tracer.getIfAvailable();
        this.propagator = propagator.getIfAvailable();
    }

    /// @throws UncheckedIOException around what went wrong
    @Override
    public ServerResponse exchange(Request request) {
        var incoming = request.getServerRequest().servletRequest();
        var instance = (Instance) Objects.requireNonNull(incoming.getAttribute(ToService.INSTANCE));
        try {
            var outgoing = outgoing(incoming, instance);
            var body = body(incoming);
            if (body != null) {
                outgoing.setEntity(entity(outgoing, incoming, body));
            }
            var connection = instance.connect();
            if (body != null) {
                body.goesTo(connection);
            }
            try {
                return new Answer(instance, connection, connection.exchange(outgoing));
            } catch (IOException | RuntimeException e) {
                connection.close();
                throw e;
            } catch (HttpException e) {
                connection.close();
                throw new IOException("no proper answer: " + e.getMessage(), e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ClassicHttpRequest outgoing(HttpServletRequest incoming, Instance instance) {
        var outgoing = new BasicClassicHttpRequest(incoming.getMethod(), Forward.target(incoming));
        outgoing.addHeader(HttpHeaders.HOST, instance.authority());
        var connection = incoming.getHeader(HttpHeaders.CONNECTION);
        var names = incoming.getHeaderNames();
        while (names.hasMoreElements()) {
            var name = names.nextElement();
            if (HeaderRules.passesToService(name, connection)) {
                var values = incoming.getHeaders(name);
                while (values.hasMoreElements()) {
                    outgoing.addHeader(name, values.nextElement());
                }
            }
        }
        outgoing.addHeader("X-Forwarded-For", incoming.getRemoteAddr());
        outgoing.addHeader("X-Forwarded-Proto", incoming.getScheme());
        var host = incoming.getHeader(HttpHeaders.HOST);
        if (host != null) {
            outgoing.addHeader("X-Forwarded-Host", host);
        }
        if (incoming.getContentLengthLong() == 0) {
            outgoing.addHeader(HttpHeaders.CONTENT_LENGTH, "0");
        }
        addTrace(outgoing);
        return outgoing;
    }

    private void addTrace(ClassicHttpRequest outgoing) {
        var span = tracer == null ? null : tracer.currentSpan();
        if (span != null && propagator != null) {
            propagator.inject(
                    span.context(),
                    outgoing,
                    (carrier, name, value) -> {
                        if (carrier != null) {
                            carrier.setHeader(name, value);
                        }
                    });
        }
    }

    private static @Nullable ClientBody body(HttpServletRequest incoming) throws IOException {
        return Forward.hasBody(incoming) ? new ClientBody(incoming.getInputStream()) : null;
    }

    private static HttpEntity entity(
            ClassicHttpRequest outgoing, HttpServletRequest incoming, ClientBody body) {
        var length = incoming.getContentLengthLong();
        if (length >= 0) {
            outgoing.setHeader(HttpHeaders.CONTENT_LENGTH, String.valueOf(length));
        } else {
            outgoing.setHeader(HttpHeaders.TRANSFER_ENCODING, "chunked");
        }
        // The type is among the headers already.
        return new InputStreamEntity(body, length, (ContentType) null);
    }
}
