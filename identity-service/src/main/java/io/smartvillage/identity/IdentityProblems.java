package io.smartvillage.identity;

import io.smartvillage.identity.audit.TooManyExportsException;
import io.smartvillage.identity.invitation.AccountNotUsableException;
import io.smartvillage.identity.invitation.InvitationNotFoundException;
import io.smartvillage.identity.invitation.InvitationOverException;
import io.smartvillage.identity.invitation.TooManyGuessesException;
import io.smartvillage.identity.keycloak.AccountSharedException;
import io.smartvillage.identity.keycloak.AccountTakenException;
import io.smartvillage.identity.user.AlreadyMemberException;
import io.smartvillage.identity.user.LastAdminException;
import io.smartvillage.identity.user.RoleNotGrantableException;
import io.smartvillage.identity.user.UserNotFoundException;
import io.smartvillage.identity.user.UserStatusException;
import io.smartvillage.identity.user.UsernameInUseException;
import io.smartvillage.identity.village.AliasInUseException;
import io.smartvillage.identity.village.FirstAdminSettledException;
import io.smartvillage.identity.village.KeyReusedException;
import io.smartvillage.identity.village.VillageNotFoundException;
import io.smartvillage.identity.village.VillageNotOverException;
import io.smartvillage.identity.village.VillageStatusException;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.web.problem.Problems;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
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
class IdentityProblems {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityProblems.class);

    private final Problems problems;

    IdentityProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(VillageNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "village-not-found", e.villageId());
    }

    @ExceptionHandler
    ProblemDetail on(VillageStatusException e) {
        return problems.of(
                HttpStatus.CONFLICT, "village-status", e.status().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ProblemDetail on(AliasInUseException e) {
        return problems.of(HttpStatus.CONFLICT, "alias-in-use", e.alias());
    }

    @ExceptionHandler
    ProblemDetail on(FirstAdminSettledException e) {
        return problems.of(HttpStatus.CONFLICT, "first-admin-settled");
    }

    @ExceptionHandler
    ProblemDetail on(KeyReusedException e) {
        return problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
    }

    @ExceptionHandler
    ProblemDetail on(UserNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "user-not-found", e.userId());
    }

    @ExceptionHandler
    ProblemDetail on(UserStatusException e) {
        return problems.of(
                HttpStatus.CONFLICT, "user-status", e.status().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ProblemDetail on(UsernameInUseException e) {
        return problems.of(HttpStatus.CONFLICT, "username-in-use", e.username());
    }

    @ExceptionHandler
    ProblemDetail on(LastAdminException e) {
        return problems.of(HttpStatus.CONFLICT, "last-admin");
    }

    @ExceptionHandler
    ProblemDetail on(RoleNotGrantableException e) {
        return problems.of(
                HttpStatus.FORBIDDEN,
                "role-not-grantable",
                e.role().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyExportsException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, "60")
                .body(problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-exports"));
    }

    @ExceptionHandler
    ProblemDetail on(VillageNotOverException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "village-not-over",
                e.keptUntil().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// Says nothing of what was asked for: it may be somebody's guess.
    @ExceptionHandler
    ProblemDetail on(InvitationNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "invitation-not-found");
    }

    @ExceptionHandler
    ProblemDetail on(InvitationOverException e) {
        return problems.of(
                HttpStatus.GONE, "invitation-" + e.status().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(TooManyGuessesException e) {
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(
                        HttpHeaders.RETRY_AFTER,
                        String.valueOf(Math.max(1, e.retryAfter().toSeconds())))
                .body(problems.of(HttpStatus.TOO_MANY_REQUESTS, "too-many-guesses"));
    }

    @ExceptionHandler
    ProblemDetail on(AlreadyMemberException e) {
        return problems.of(HttpStatus.CONFLICT, "already-a-member");
    }

    @ExceptionHandler
    ProblemDetail on(AccountNotUsableException e) {
        return problems.of(HttpStatus.CONFLICT, "account-not-usable");
    }

    @ExceptionHandler
    ProblemDetail on(AccountSharedException e) {
        return problems.of(HttpStatus.CONFLICT, "account-shared");
    }

    @ExceptionHandler
    ProblemDetail on(AccountTakenException e) {
        return problems.of(HttpStatus.CONFLICT, "account-taken");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(KeycloakUnavailableException e) {
        LOG.warn("{}", e.getMessage());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "10")
                .body(problems.of(HttpStatus.SERVICE_UNAVAILABLE, "keycloak-unavailable"));
    }

    /// Our rules let through what Keycloak's do not.
    @ExceptionHandler
    ProblemDetail on(KeycloakRefusedException e) {
        LOG.error("{}", e.getMessage());
        return problems.of(HttpStatus.CONFLICT, "keycloak-refused");
    }
}
