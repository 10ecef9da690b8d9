package io.smartvillage.gateway.upstream;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.coyote.CloseNowException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/// A service's answer on its way to the client. It holds a connection and a place at the instance
/// until it is written or discarded. A stream of events holds no place, for it is no work and has
/// no end; each event goes on at once.
final class Answer implements ServerResponse {

    private static final int BUFFER = 8 * 1024;

    private final Instance instance;
    private final Connection connection;
    private final ClassicHttpResponse response;
    private final boolean isEventStream;

    Answer(Instance instance, Connection connection, ClassicHttpResponse response) {
        this.instance = instance;
        this.connection = connection;
        this.response = response;
        this.isEventStream = isEventStream(response);
        if (isEventStream) {
            instance.leave();
        }
    }

    private static boolean isEventStream(ClassicHttpResponse response) {
        var type = response.getFirstHeader(HttpHeaders.CONTENT_TYPE);
        return type != null
                && type.getValue()
                        .toLowerCase(Locale.ROOT)
                        .startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
    }

    /// The instance says, or a proxy in front of it, that it cannot serve now.
    boolean isUnavailable() {
        int status = response.getCode();
        return status >= 502 && status <= 504;
    }

    /// Nothing of it reaches the client.
    void discard() {
        done(false);
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatusCode.valueOf(response.getCode());
    }

    @Override
    public HttpHeaders headers() {
        var headers = new HttpHeaders();
        response.headerIterator()
                .forEachRemaining(header -> headers.add(header.getName(), header.getValue()));
        return headers;
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(
            HttpServletRequest request, HttpServletResponse client, Context context)
            throws IOException {
        var complete = false;
        try {
            writeHead(client);
            var entity = response.getEntity();
            if (entity != null) {
                try (var body = entity.getContent()) {
                    copy(body, client);
                }
            }
            complete = true;
        } finally {
            done(complete && !closes());
        }
        return null;
    }

    private void writeHead(HttpServletResponse client) {
        client.setStatus(response.getCode());
        var named = response.getFirstHeader(HttpHeaders.CONNECTION);
        var connection = named == null ? null : named.getValue();
        var headers = response.headerIterator();
        while (headers.hasNext()) {
            var header = headers.next();
            var name = header.getName();
            if (HeaderRules.passesToClient(name, connection)) {
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "content-length" ->
                            client.setContentLengthLong(Long.parseLong(header.getValue()));
                    case "content-type" -> client.setContentType(header.getValue());
                    default -> client.addHeader(name, header.getValue());
                }
            }
        }
    }

    private void copy(InputStream body, HttpServletResponse client) throws IOException {
        var out = client.getOutputStream();
        var buffer = new byte[BUFFER];
        for (int count = read(body, buffer); count >= 0; count = read(body, buffer)) {
            out.write(buffer, 0, count);
            if (isEventStream) {
                out.flush();
            }
        }
    }

    /// An answer that breaks off must not look like a complete one: the client's connection breaks
    /// off too.
    private int read(InputStream body, byte[] buffer) throws IOException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new CloseNowException(instance.address() + " broke off its answer", e);
        }
    }

    private boolean closes() {
        var header = response.getFirstHeader(HttpHeaders.CONNECTION);
        return (header != null && header.getValue().equalsIgnoreCase("close"))
                || !HttpVersion.HTTP_1_1.equals(response.getVersion());
    }

    private void done(boolean reusable) {
        connection.release(reusable);
        if (!isEventStream) {
            instance.leave();
        }
    }
}
