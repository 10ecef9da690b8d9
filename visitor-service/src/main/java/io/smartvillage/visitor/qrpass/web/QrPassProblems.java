package io.smartvillage.visitor.qrpass.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.visitor.qrpass.PassNotValidException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class QrPassProblems {

    private final Problems problems;

    QrPassProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(PassNotValidException e) {
        return problems.of(HttpStatus.CONFLICT, "pass-not-valid", e.passId(), e.status().text());
    }
}
