package io.smartvillage.visitor.recurring.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.visitor.recurring.RecurringPassNotFoundException;
import io.smartvillage.visitor.recurring.RecurringPassStatusException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class RecurringPassProblems {

    private final Problems problems;

    RecurringPassProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(RecurringPassNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "recurring-pass-not-found", e.recurringPassId());
    }

    @ExceptionHandler
    ProblemDetail on(RecurringPassStatusException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "recurring-pass-status",
                e.recurringPassId(),
                e.status().text());
    }
}
