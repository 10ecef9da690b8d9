package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.ErasureNotFoundException;
import io.smartvillage.identity.personaldata.ExportExpiredException;
import io.smartvillage.identity.personaldata.ExportNotFoundException;
import io.smartvillage.identity.personaldata.ExportNotReadyException;
import io.smartvillage.identity.personaldata.LivesInHouseException;
import io.smartvillage.identity.user.PersonErasedException;
import io.smartvillage.identity.user.StillOfVillageException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class PersonalDataProblems {

    private final Problems problems;

    PersonalDataProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(ErasureNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "erasure-not-found", e.erasureId());
    }

    @ExceptionHandler
    ProblemDetail on(LivesInHouseException e) {
        return problems.of(HttpStatus.CONFLICT, "person-lives-in-house");
    }

    @ExceptionHandler
    ProblemDetail on(StillOfVillageException e) {
        return problems.of(HttpStatus.CONFLICT, "person-still-of-village");
    }

    @ExceptionHandler
    ProblemDetail on(PersonErasedException e) {
        return problems.of(HttpStatus.CONFLICT, "person-erased");
    }

    @ExceptionHandler
    ProblemDetail on(ExportNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "export-not-found", e.exportId());
    }

    @ExceptionHandler
    ProblemDetail on(ExportNotReadyException e) {
        return problems.of(HttpStatus.CONFLICT, "export-not-ready");
    }

    @ExceptionHandler
    ProblemDetail on(ExportExpiredException e) {
        return problems.of(HttpStatus.GONE, "export-expired");
    }
}
