package io.smartvillage.visitor.visitor.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.visitor.visitor.VisitorNotFoundException;
import io.smartvillage.visitor.visitor.VisitorOutsideWindowException;
import io.smartvillage.visitor.visitor.VisitorStatusException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class VisitorProblems {

    private final Problems problems;

    VisitorProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(VisitorNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "visitor-not-found", e.visitorId());
    }

    @ExceptionHandler
    ProblemDetail on(VisitorStatusException e) {
        return problems.of(HttpStatus.CONFLICT, "visitor-status", e.visitorId(), e.status().text());
    }

    @ExceptionHandler
    ProblemDetail on(VisitorOutsideWindowException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "visitor-outside-window",
                e.visitorId(),
                e.validFrom().toString(),
                e.validUntil().toString());
    }
}
