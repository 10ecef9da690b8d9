package io.smartvillage.access;

import io.smartvillage.access.credential.CredentialNotFoundException;
import io.smartvillage.access.credential.CredentialRevokedException;
import io.smartvillage.access.credential.CredentialTakenException;
import io.smartvillage.access.decision.DecisionsBusyException;
import io.smartvillage.access.decision.NonceReusedException;
import io.smartvillage.access.gate.GateClientTakenException;
import io.smartvillage.access.gate.GateNameTakenException;
import io.smartvillage.access.gate.GateNotFoundException;
import io.smartvillage.access.gate.GateNotRegisteredException;
import io.smartvillage.platform.web.problem.Problems;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class AccessProblems {

    private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);

    private final Problems problems;

    AccessProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(GateNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "gate-not-found", e.gateId());
    }

    @ExceptionHandler
    ProblemDetail on(GateNotRegisteredException e) {
        return problems.of(HttpStatus.NOT_FOUND, "gate-not-registered", e.clientId());
    }

    @ExceptionHandler
    ProblemDetail on(GateNameTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "gate-name-taken", e.name());
    }

    @ExceptionHandler
    ProblemDetail on(GateClientTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "gate-client-taken", e.clientId());
    }

    @ExceptionHandler
    ProblemDetail on(CredentialNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "credential-not-found", e.credentialId());
    }

    @ExceptionHandler
    ProblemDetail on(CredentialTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "credential-taken");
    }

    @ExceptionHandler
    ProblemDetail on(CredentialRevokedException e) {
        return problems.of(HttpStatus.CONFLICT, "credential-revoked", e.credentialId());
    }

    @ExceptionHandler
    ProblemDetail on(NonceReusedException e) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "nonce-reused");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DecisionsBusyException e) {
        LOG.warn("a decision was not made: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "decisions-busy"));
    }
}
