package io.smartvillage.access;

import io.smartvillage.access.accesslog.TooManyExportsException;
import io.smartvillage.access.credential.CredentialNotFoundException;
import io.smartvillage.access.credential.CredentialRevokedException;
import io.smartvillage.access.credential.CredentialStatusException;
import io.smartvillage.access.credential.CredentialTakenException;
import io.smartvillage.access.decision.DecisionsBusyException;
import io.smartvillage.access.decision.NonceReusedException;
import io.smartvillage.access.denial.DenialExistsException;
import io.smartvillage.access.denial.DenialLiftedException;
import io.smartvillage.access.denial.DenialNotFoundException;
import io.smartvillage.access.device.DeviceAdapterNotFoundException;
import io.smartvillage.access.device.DeviceTakenException;
import io.smartvillage.access.device.DeviceUserNotFoundException;
import io.smartvillage.access.device.NoSuchDeviceException;
import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.feed.TooManyStreamsException;
import io.smartvillage.access.gate.GateClientNotFoundException;
import io.smartvillage.access.gate.GateClientTakenException;
import io.smartvillage.access.gate.GateDeviceNotFoundException;
import io.smartvillage.access.gate.GateHasClientException;
import io.smartvillage.access.gate.GateNameTakenException;
import io.smartvillage.access.gate.GateNotFoundException;
import io.smartvillage.access.gate.GateNotRegisteredException;
import io.smartvillage.access.zone.ZoneInUseException;
import io.smartvillage.access.zone.ZoneNameTakenException;
import io.smartvillage.access.zone.ZoneNotFoundException;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
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
    ProblemDetail on(GateHasClientException e) {
        return problems.of(HttpStatus.CONFLICT, "gate-has-client", e.gateId());
    }

    @ExceptionHandler
    ProblemDetail on(GateClientNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "gate-client-not-found", e.gateId());
    }

    @ExceptionHandler
    ProblemDetail on(GateDeviceNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "gate-device-not-found", e.gateId());
    }

    @ExceptionHandler
    ProblemDetail on(ZoneNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "zone-not-found", e.zoneId());
    }

    @ExceptionHandler
    ProblemDetail on(ZoneNameTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "zone-name-taken", e.name());
    }

    @ExceptionHandler
    ProblemDetail on(ZoneInUseException e) {
        return problems.of(HttpStatus.CONFLICT, "zone-in-use", e.zoneId());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeycloakUnavailableException e) {
        LOG.warn("{}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "keycloak-unavailable"));
    }

    /// Somebody changed there what is made here.
    @ExceptionHandler
    ProblemDetail on(KeycloakRefusedException e) {
        LOG.error("{}", e.getMessage());
        return problems.of(HttpStatus.CONFLICT, "keycloak-refused");
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
    ProblemDetail on(CredentialStatusException e) {
        return problems.of(HttpStatus.CONFLICT, "credential-status", e.credentialId(), e.status());
    }

    @ExceptionHandler
    ProblemDetail on(NonceReusedException e) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "nonce-reused");
    }

    @ExceptionHandler
    ProblemDetail on(DenialNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "denial-not-found", e.denialId());
    }

    @ExceptionHandler
    ProblemDetail on(DenialExistsException e) {
        return problems.of(HttpStatus.CONFLICT, "denial-exists", e.denialId());
    }

    @ExceptionHandler
    ProblemDetail on(DenialLiftedException e) {
        return problems.of(HttpStatus.CONFLICT, "denial-lifted", e.denialId());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyExportsException e) {
        return tryAgain("too-many-exports");
    }

    /// Not 503: the gateway would take this instance for a broken one, and gates need it.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyStreamsException e) {
        return tryAgain("too-many-streams");
    }

    private ResponseEntity<ProblemDetail> tryAgain(String code) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(problems.of(HttpStatus.TOO_MANY_REQUESTS, code));
    }

    @ExceptionHandler
    ProblemDetail on(DeviceAdapterNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "device-adapter-not-found", e.deviceAdapterId());
    }

    @ExceptionHandler
    ProblemDetail on(DeviceUserNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "device-user-not-found", e.deviceUserId());
    }

    @ExceptionHandler
    ProblemDetail on(DeviceTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "device-taken", e.serial());
    }

    /// As where there is nothing.
    @ExceptionHandler
    ProblemDetail on(NoSuchDeviceException e) {
        return problems.of(HttpStatus.NOT_FOUND, "http-404");
    }

    @ExceptionHandler
    ProblemDetail on(UnreadableMessageException e) {
        return problems.of(HttpStatus.BAD_REQUEST, "device-message", e.reason());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(DecisionsBusyException e) {
        LOG.warn("a decision was not made: {}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "decisions-busy"));
    }
}
