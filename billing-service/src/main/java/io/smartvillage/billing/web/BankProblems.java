package io.smartvillage.billing.web;

import io.smartvillage.billing.bankaccount.BankAccountKnownException;
import io.smartvillage.billing.bankaccount.BankAccountNotFoundException;
import io.smartvillage.billing.bankaccount.CallbackSecretNotFoundException;
import io.smartvillage.billing.bankstatement.AnotherAccountException;
import io.smartvillage.billing.bankstatement.BankLineNotFoundException;
import io.smartvillage.billing.bankstatement.BankLineSettledException;
import io.smartvillage.billing.bankstatement.CallbackChangedException;
import io.smartvillage.billing.bankstatement.PlacementMismatchException;
import io.smartvillage.billing.bankstatement.StatementNotFoundException;
import io.smartvillage.billing.bankstatement.reading.StatementRefusedException;
import io.smartvillage.billing.bankstatement.reading.UnknownLayoutException;
import io.smartvillage.platform.web.problem.Problems;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Of bank accounts, statements and call-backs.
@RestControllerAdvice
@Order(0)
class BankProblems {

    private final Problems problems;

    BankProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(BankAccountNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "bank-account-not-found", e.bankAccountId());
    }

    @ExceptionHandler
    ProblemDetail on(BankAccountKnownException e) {
        return problems.of(HttpStatus.CONFLICT, "bank-account-known", e.masked());
    }

    @ExceptionHandler
    ProblemDetail on(CallbackSecretNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "callback-secret-not-found", e.callbackSecretId());
    }

    @ExceptionHandler
    ProblemDetail on(StatementNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "bank-statement-not-found", e.bankStatementId());
    }

    @ExceptionHandler
    ProblemDetail on(StatementRefusedException e) {
        return problems.of(
                e.reason() == StatementRefusedException.Reason.TOO_LARGE
                        ? HttpStatus.CONTENT_TOO_LARGE
                        : HttpStatus.BAD_REQUEST,
                "bank-statement-" + e.reason().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                e.number(),
                e.detail());
    }

    /// Headers are not quoted: in a file that is no statement they may be anything.
    @ExceptionHandler
    ProblemDetail on(UnknownLayoutException e) {
        var nearest = e.nearestLayout();
        return nearest == null
                ? problems.of(HttpStatus.BAD_REQUEST, "bank-statement-unknown-layout")
                : problems.of(
                        HttpStatus.BAD_REQUEST,
                        "bank-statement-incomplete-layout",
                        e.line(),
                        nearest,
                        String.join(", ", e.missing()));
    }

    @ExceptionHandler
    ProblemDetail on(AnotherAccountException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "bank-statement-of-another-account",
                e.stated(),
                e.bankAccountId());
    }

    @ExceptionHandler
    ProblemDetail on(BankLineNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "bank-line-not-found", e.bankLineId());
    }

    @ExceptionHandler
    ProblemDetail on(BankLineSettledException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "bank-line-settled",
                e.bankLineId(),
                e.status().name().toLowerCase(Locale.ROOT));
    }

    @ExceptionHandler
    ProblemDetail on(PlacementMismatchException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                switch (e.reason()) {
                    case AMOUNT -> "placement-of-another-amount";
                    case METHOD -> "placement-of-no-transfer";
                    case LINKED -> "placement-of-a-linked-payment";
                },
                e.paymentId());
    }

    @ExceptionHandler
    ProblemDetail on(CallbackChangedException e) {
        return problems.of(HttpStatus.CONFLICT, "bank-callback-changed", e.transactionId());
    }
}
