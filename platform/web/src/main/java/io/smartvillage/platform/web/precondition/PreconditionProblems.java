package io.smartvillage.platform.web.precondition;

import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class PreconditionProblems {

    private final Problems problems;

    PreconditionProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(StalePreconditionException e) {
        return problems.of(HttpStatus.PRECONDITION_FAILED, "stale-version");
    }

    @ExceptionHandler
    ProblemDetail on(MissingPreconditionException e) {
        return problems.of(HttpStatus.PRECONDITION_REQUIRED, "version-required");
    }
}
