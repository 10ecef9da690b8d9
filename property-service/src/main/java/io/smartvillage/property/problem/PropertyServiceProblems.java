package io.smartvillage.property.problem;

import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import io.smartvillage.property.group.HouseGroupNotFoundException;
import io.smartvillage.property.group.HouseGroupRefusedException;
import io.smartvillage.property.keycard.KeycardNotFoundException;
import io.smartvillage.property.keycard.KeycardTakenException;
import io.smartvillage.property.occupancy.AlreadyLivesThereException;
import io.smartvillage.property.occupancy.EndBeforeBeginException;
import io.smartvillage.property.occupancy.NobodyLivesThereException;
import io.smartvillage.property.occupancy.OccupancyEndedException;
import io.smartvillage.property.occupancy.OccupancyNotFoundException;
import io.smartvillage.property.occupancy.PrimaryOccupantException;
import io.smartvillage.property.ownership.LaterOwnersException;
import io.smartvillage.property.ownership.NotAnOwnerException;
import io.smartvillage.property.ownership.SharesException;
import io.smartvillage.property.pet.PetNotFoundException;
import io.smartvillage.property.pet.PetRemovedException;
import io.smartvillage.property.property.HouseNumberTakenException;
import io.smartvillage.property.property.PropertyNotFoundException;
import io.smartvillage.property.settings.NotKeptException;
import io.smartvillage.property.vehicle.PlateTakenException;
import io.smartvillage.property.vehicle.VehicleNotFoundException;
import io.smartvillage.property.vehicle.VehicleRemovedException;
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

    @ExceptionHandler
    ProblemDetail on(PrimaryOccupantException e) {
        return problems.of(HttpStatus.CONFLICT, "primary-occupant", e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(NobodyLivesThereException e) {
        return problems.of(HttpStatus.CONFLICT, "nobody-lives-there", e.until().toString());
    }

    @ExceptionHandler
    ProblemDetail on(SharesException e) {
        return problems.of(
                HttpStatus.BAD_REQUEST, e.tooMuch() ? "shares-too-many" : "shares-too-few");
    }

    @ExceptionHandler
    ProblemDetail on(LaterOwnersException e) {
        return problems.of(HttpStatus.CONFLICT, "later-owners", e.last().toString());
    }

    @ExceptionHandler
    ProblemDetail on(NotAnOwnerException e) {
        return problems.of(HttpStatus.CONFLICT, "no-owner", e.day().toString());
    }

    @ExceptionHandler
    ProblemDetail on(NotKeptException e) {
        return problems.of(HttpStatus.CONFLICT, "not-kept", e.name());
    }

    @ExceptionHandler
    ProblemDetail on(HouseGroupNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "house-group-not-found", e.houseGroupId());
    }

    @ExceptionHandler
    ProblemDetail on(HouseGroupRefusedException e) {
        return switch (e.reason()) {
            case NAME_TAKEN -> problems.of(HttpStatus.CONFLICT, "house-group-name-taken", e.name());
            case HAS_HOUSES -> problems.of(HttpStatus.CONFLICT, "house-group-in-use", e.name());
        };
    }

    @ExceptionHandler
    ProblemDetail on(VehicleNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "vehicle-not-found", e.vehicleId());
    }

    @ExceptionHandler
    ProblemDetail on(VehicleRemovedException e) {
        return problems.of(HttpStatus.CONFLICT, "vehicle-removed", e.removedOn().toString());
    }

    @ExceptionHandler(PlateTakenException.class)
    ProblemDetail onTakenPlate() {
        return problems.of(HttpStatus.CONFLICT, "plate-taken");
    }

    @ExceptionHandler
    ProblemDetail on(PetNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "pet-not-found", e.petId());
    }

    @ExceptionHandler
    ProblemDetail on(PetRemovedException e) {
        return problems.of(HttpStatus.CONFLICT, "pet-removed", e.removedOn().toString());
    }

    @ExceptionHandler
    ProblemDetail on(KeycardNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "keycard-not-found", e.keycardId());
    }

    @ExceptionHandler(KeycardTakenException.class)
    ProblemDetail onTakenKeycard() {
        return problems.of(HttpStatus.CONFLICT, "keycard-taken");
    }
}
