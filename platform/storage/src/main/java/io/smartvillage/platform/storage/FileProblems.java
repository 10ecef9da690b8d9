package io.smartvillage.platform.storage;

import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Uploads come in a part named `file`: the field that every refusal names.
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class FileProblems {

    private static final String FIELD = "file";
    private static final long MILLION = 1_000_000;

    private final Problems problems;

    FileProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(FileRefusedException e) {
        return switch (e) {
            case EmptyFileException _ -> refused(HttpStatus.BAD_REQUEST, "file-empty");
            case FileTooLargeException large ->
                    refused(
                            HttpStatus.CONTENT_TOO_LARGE,
                            "file-too-large",
                            DataSize.ofBytes(large.limitBytes()).toMegabytes());
            case FileTypeRefusedException type ->
                    refused(
                            HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                            "file-type-refused",
                            type.policy().types().stream()
                                    .map(FileType::name)
                                    .sorted()
                                    .collect(Collectors.joining(", ")));
            case TooManyPixelsException pixels ->
                    refused(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "too-many-pixels",
                            pixels.limitPixels() / MILLION);
            case BrokenFileException _ -> refused(HttpStatus.UNPROCESSABLE_CONTENT, "file-broken");
        };
    }

    @ExceptionHandler
    ProblemDetail on(FileMissingException e) {
        return problems.of(HttpStatus.NOT_FOUND, "file-missing");
    }

    private ProblemDetail refused(HttpStatus status, String code, Object... arguments) {
        return problems.ofFields(
                status,
                code,
                List.of(new FieldProblem(FIELD, problems.text("field." + code, arguments))));
    }
}
