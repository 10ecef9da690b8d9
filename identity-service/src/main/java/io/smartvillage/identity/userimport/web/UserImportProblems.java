package io.smartvillage.identity.userimport.web;

import io.smartvillage.identity.userimport.UnreadableCsvException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class UserImportProblems {

    private final Problems problems;

    UserImportProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(UnreadableCsvException e) {
        return problems.of(HttpStatus.BAD_REQUEST, e.code(), e.arguments().toArray());
    }

    @ExceptionHandler
    ProblemDetail on(NotUtf8Exception e) {
        return problems.of(HttpStatus.BAD_REQUEST, "csv-encoding");
    }
}
