package io.smartvillage.access;

import io.smartvillage.access.credential.CredentialNotFoundException;
import io.smartvillage.access.credential.CredentialRevokedException;
import io.smartvillage.access.credential.CredentialTakenException;
import io.smartvillage.access.decision.NonceReusedException;
import io.smartvillage.access.device.DeviceAdapterNotFoundException;
import io.smartvillage.access.device.DeviceTakenException;
import io.smartvillage.access.device.DeviceUserNotFoundException;
import io.smartvillage.access.device.NoSuchDeviceException;
import io.smartvillage.access.device.UnreadableMessageException;
import io.smartvillage.access.gate.GateClientTakenException;
import io.smartvillage.access.gate.GateNameTakenException;
import io.smartvillage.access.gate.GateNotFoundException;
import io.smartvillage.access.gate.GateNotRegisteredException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class AccessProblems {

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
}
