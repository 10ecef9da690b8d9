package io.smartvillage.visitor.passkey.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.visitor.passkey.PassKeyNotFoundException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class PassKeyProblems {

    private final Problems problems;

    PassKeyProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(PassKeyNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "pass-key-not-found", e.passKeyId());
    }
}
