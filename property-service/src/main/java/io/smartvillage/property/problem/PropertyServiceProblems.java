package io.smartvillage.property.problem;

import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.property.occupancy.AlreadyLivesThereException;
import io.smartvillage.property.occupancy.EndBeforeBeginException;
import io.smartvillage.property.occupancy.OccupancyEndedException;
import io.smartvillage.property.occupancy.OccupancyNotFoundException;
import io.smartvillage.property.property.HouseNumberTakenException;
import io.smartvillage.property.property.PropertyNotFoundException;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class PropertyServiceProblems {

    private final Problems problems;

    PropertyServiceProblems(Problems problems) {
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

    @ExceptionHandler
    ProblemDetail on(OccupancyNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "occupancy-not-found", e.occupancyId());
    }

    @ExceptionHandler
    ProblemDetail on(AlreadyLivesThereException e) {
        return problems.of(HttpStatus.CONFLICT, "already-lives-there", e.userId(), e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(OccupancyEndedException e) {
        return problems.of(HttpStatus.CONFLICT, "occupancy-ended", e.until().toString());
    }

    @ExceptionHandler
    ProblemDetail on(EndBeforeBeginException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                List.of(
                        new FieldProblem(
                                "until", problems.text("field.not-before", e.from().toString()))));
    }
}
