package io.smartvillage.platform.web.idempotency;

import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class IdempotencyProblems {

    private final Problems problems;

    IdempotencyProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(IdempotencyKeyReusedException e) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    }
}
