package io.smartvillage.property.property.web;

import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.property.property.HouseNumberTakenException;
import io.smartvillage.property.property.PropertyNotFoundException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class PropertyProblems {

    private final Problems problems;

    PropertyProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(PropertyNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "property-not-found", e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(HouseNumberTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "house-number-taken", e.houseNumber());
    }
}
