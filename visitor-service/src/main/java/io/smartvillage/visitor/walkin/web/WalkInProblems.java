package io.smartvillage.visitor.walkin.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.visitor.walkin.TooManyWalkInsException;
import io.smartvillage.visitor.walkin.WalkInNotFoundException;
import io.smartvillage.visitor.walkin.WalkInStatusException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class WalkInProblems {

    private final Problems problems;

    WalkInProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(WalkInNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "walk-in-not-found", e.walkInId());
    }

    @ExceptionHandler
    ProblemDetail on(WalkInStatusException e) {
        return problems.of(HttpStatus.CONFLICT, "walk-in-status", e.walkInId(), e.status().text());
    }

    @ExceptionHandler
    ProblemDetail on(TooManyWalkInsException e) {
        return problems.of(HttpStatus.CONFLICT, "too-many-walk-ins", e.propertyId(), e.most());
    }
}
