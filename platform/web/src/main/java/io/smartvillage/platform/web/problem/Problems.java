package io.smartvillage.platform.web.problem;

import io.micrometer.tracing.Tracer;
import java.net.URI;
import java.util.Arrays;
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

    /// What a field of the type must be, such as "a date that exists".
    public String mustBe(Class<?> type) {
        if (type.isEnum()) {
            return text("field.enum", String.join(", ", lowerCaseNames(type)));
        }
        return text("field.type", text("field.type." + kind(type)));
    }

    private static List<String> lowerCaseNames(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> String.valueOf(constant).toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String kind(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "LocalDate" -> "date";
            case "YearMonth" -> "month";
            case "Instant", "OffsetDateTime" -> "time";
            case "UUID" -> "id";
            case "String" -> "text";
            case "BigDecimal", "Integer", "Long", "int", "long", "Double", "double" -> "number";
            case "Boolean", "boolean" -> "boolean";
            default -> Iterable.class.isAssignableFrom(type) ? "list" : "object";
        };
    }

    /// A status that has no text of its own gets its family's.
    ProblemDetail ofStatus(HttpStatusCode status) {
        var code = "http-" + status.value();
        var known = messages.getMessage("problem." + code + ".title", null, null, Locale.ROOT);
        if (known != null) {
            return of(status, code);
        }
        var problem = of(status, status.is5xxServerError() ? "http-500" : "http-400");
        problem.setType(URI.create(TYPE_PREFIX + code));
        return problem;
    }

    /// Every text is a `MessageFormat`, also one without placeholders: a doubled apostrophe is one.
    private String text(String key, Locale locale, Object... arguments) {
        return messages.getMessage(
                key, arguments.length == 0 ? new Object[] {""} : arguments, locale);
    }

    private @Nullable String traceId() {
        var span = tracer == null ? null : tracer.currentSpan();
        return span == null ? null : span.context().traceId();
    }
}
