package io.smartvillage.platform.imports.web;

import io.smartvillage.platform.imports.ImportNotFoundException;
import io.smartvillage.platform.imports.ImportOverException;
import io.smartvillage.platform.imports.WrongColumnsException;
import io.smartvillage.platform.spreadsheet.TableRefusedException;
import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class ImportProblems {

    private final Problems problems;

    ImportProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(ImportNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "import-not-found", e.importJobId());
    }

    @ExceptionHandler
    ProblemDetail on(ImportOverException e) {
        return problems.of(
                HttpStatus.CONFLICT, "import-over", e.status().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ProblemDetail on(WrongColumnsException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                "import-columns",
                e.columns().stream()
                        .map(column ->
                                new FieldProblem(column.name(), problems.text(column.messageKey())))
                        .toList());
    }

    @ExceptionHandler
    ProblemDetail on(TableRefusedException e) {
        var status =
                switch (e.reason()) {
                    case EMPTY, ENCODING, MALFORMED, NO_TABLE, TOO_MANY_COLUMNS ->
                            HttpStatus.BAD_REQUEST;
                    case TOO_LARGE_UNPACKED, TOO_MANY_ROWS -> HttpStatus.CONTENT_TOO_LARGE;
                };
        return problems.of(status, "import-" + e.code(), String.valueOf(e.number()));
    }
}
