package io.smartvillage.access.feed.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.web.AccessLogView;
import io.smartvillage.access.feed.Listener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/// Server-sent events on an answer that has no end.
final class EventStream implements Listener {

    private final HttpServletResponse response;
    private final JsonMapper mapper;

    EventStream(HttpServletResponse response, JsonMapper mapper) {
        this.response = response;
        this.mapper = mapper;
    }

    record Gap(Instant from, Instant to) {}

    @Override
    public void decision(String id, AccessLogEntry entry) throws IOException {
        write(
                "id: %s\nevent: decision\ndata: %s\n\n"
                        .formatted(id, mapper.writeValueAsString(AccessLogView.of(entry))));
    }

    @Override
    public void gap(String id, Instant from, Instant to) throws IOException {
        write(
                "id: %s\nevent: gap\ndata: %s\n\n"
                        .formatted(id, mapper.writeValueAsString(new Gap(from, to))));
    }

    /// A comment; the id is taken note of although there is no event.
    @Override
    public void quiet(String id) throws IOException {
        write(": quiet\nid: %s\n\n".formatted(id));
    }

    @Override
    public void flush() throws IOException {
        response.flushBuffer();
    }

    /// The head is written with the first word, so that a refusal before it is a problem.
    private void write(String words) throws IOException {
        if (!response.isCommitted()) {
            response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            response.setHeader("X-Accel-Buffering", "no");
        }
        response.getOutputStream().write(words.getBytes(UTF_8));
    }
}
