package io.smartvillage.gateway.problem;

import io.micrometer.tracing.Tracer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Writes problem details, in Thai where `Accept-Language` prefers it, in English otherwise.
@Component
public class Problems {

    private static final Locale THAI = Locale.of("th");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, THAI);
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final JsonMapper json = new JsonMapper();
    private final @Nullable Tracer tracer;

    Problems(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer.getIfAvailable();
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem)
            throws IOException {
        write(request, response, problem, null);
    }

    /// @param retryAfter rounded up to seconds, at least one; none for a problem that stays
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            Problem problem,
            @Nullable Duration retryAfter)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var language = language(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        var body = json.writeValueAsString(body(request, problem, language));
        response.resetBuffer();
        response.setStatus(problem.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CONTENT_LANGUAGE, language.getLanguage());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (retryAfter != null) {
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds(retryAfter)));
        }
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private Map<String, Object> body(HttpServletRequest request, Problem problem, Locale language) {
        var texts = ResourceBundle.getBundle("messages.gateway", language, NO_FALLBACK);
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "urn:smart-village:problem:" + problem.code());
        body.put("title", texts.getString(problem.code() + ".title"));
        body.put("status", problem.status().value());
        body.put("detail", texts.getString(problem.code() + ".detail"));
        body.put("instance", request.getRequestURI());
        var span = tracer == null ? null : tracer.currentSpan();
        if (span != null) {
            body.put("traceId", span.context().traceId());
        }
        return body;
    }

    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusMillis(999).toSeconds());
    }

    private static Locale language(@Nullable String accepted) {
        if (accepted == null) {
            return Locale.ENGLISH;
        }
        try {
            var best = Locale.lookup(Locale.LanguageRange.parse(accepted), LANGUAGES);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException _) {
            return Locale.ENGLISH;
        }
    }
}
