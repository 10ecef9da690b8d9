package io.smartvillage.platform.web.problem;

import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;

/// Builds problem details in the language of the request.
///
/// A problem's code is the stable end of its `type`; its texts are the messages
/// `problem.<code>.title` and `problem.<code>.detail`.
public final class Problems {

    /// Start of every `type`.
    public static final String TYPE_PREFIX = "urn:smart-village:problem:";

    private final MessageSource messages;
    private final @Nullable Tracer tracer;

    Problems(MessageSource messages, @Nullable Tracer tracer) {
        this.messages = messages;
        this.tracer = tracer;
    }

    /// @param arguments fill the placeholders of the detail; no personal data, it is logged
    public ProblemDetail of(HttpStatus status, String code, Object... arguments) {
        return of((HttpStatusCode) status, code, arguments);
    }

    public ProblemDetail ofFields(HttpStatus status, String code, List<FieldProblem> fields) {
        var problem = of((HttpStatusCode) status, code);
        problem.setProperty(
                "errors",
                fields.stream()
                        .distinct()
                        .sorted(
                                Comparator.comparing(FieldProblem::field)
                                        .thenComparing(FieldProblem::message))
                        .toList());
        return problem;
    }

    ProblemDetail of(HttpStatusCode status, String code, Object... arguments) {
        var locale = LocaleContextHolder.getLocale();
        var problem = ProblemDetail.forStatus(status);
        problem.setType(URI.create(TYPE_PREFIX + code));
        problem.setTitle(text("problem." + code + ".title", locale));
        problem.setDetail(text("problem." + code + ".detail", locale, arguments));
        var traceId = traceId();
        if (traceId != null) {
            problem.setProperty("traceId", traceId);
        }
        return problem;
    }

    public String text(String key, Object... arguments) {
        return text(key, LocaleContextHolder.getLocale(), arguments);
    }

    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private @Nullable String traceId() {
        var span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
