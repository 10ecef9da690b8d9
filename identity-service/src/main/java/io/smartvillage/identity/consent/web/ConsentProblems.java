package io.smartvillage.identity.consent.web;

import io.smartvillage.identity.consent.ConsentPurposeNotFoundException;
import io.smartvillage.identity.consent.ConsentPurposeReplacedException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class ConsentProblems {

    private final Problems problems;

    ConsentProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(ConsentPurposeNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "consent-purpose-not-found", e.consentPurposeId());
    }

    @ExceptionHandler
    ProblemDetail on(ConsentPurposeReplacedException e) {
        return problems.of(HttpStatus.CONFLICT, "consent-purpose-replaced");
    }
}
