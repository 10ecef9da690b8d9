package io.smartvillage.billing.web;

import io.smartvillage.billing.account.HouseNotFoundException;
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
import io.smartvillage.billing.billingrun.BillingRunNotFoundException;
import io.smartvillage.billing.credit.NoCreditException;
import io.smartvillage.billing.credit.NothingToSettleException;
import io.smartvillage.billing.credit.RefundTooLargeException;
import io.smartvillage.billing.feeschedule.FeeScheduleEndsTooEarlyException;
import io.smartvillage.billing.feeschedule.FeeScheduleNotFoundException;
import io.smartvillage.billing.invoice.InvoiceNotFoundException;
import io.smartvillage.billing.invoice.InvoiceVoidException;
import io.smartvillage.billing.invoice.OverpaymentException;
import io.smartvillage.billing.payment.PaymentDecidedException;
import io.smartvillage.billing.payment.PaymentNotFoundException;
import io.smartvillage.billing.payment.PaymentNotVerifiedException;
import io.smartvillage.billing.payment.PaymentRefundedException;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.SlipNotFoundException;
import io.smartvillage.billing.receipt.ReceiptNotFoundException;
import io.smartvillage.platform.web.problem.FieldProblem;
import io.smartvillage.platform.web.problem.Problems;
import java.util.List;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class BillingProblems {

    private final Problems problems;

    BillingProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(FeeScheduleNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "fee-schedule-not-found", e.feeScheduleId());
    }

    @ExceptionHandler
    ProblemDetail on(FeeScheduleEndsTooEarlyException e) {
        return problems.ofFields(
                HttpStatus.BAD_REQUEST,
                "invalid-request",
                List.of(
                        new FieldProblem(
                                "validUntil",
                                problems.text("field.after", e.validFrom().toString()))));
    }

    @ExceptionHandler
    ProblemDetail on(BillingRunNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "billing-run-not-found", e.billingRunId());
    }

    @ExceptionHandler
    ProblemDetail on(InvoiceNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "invoice-not-found", e.invoiceId());
    }

    @ExceptionHandler
    ProblemDetail on(InvoiceVoidException e) {
        return problems.of(HttpStatus.CONFLICT, "invoice-void", e.invoiceId());
    }

    @ExceptionHandler
    ProblemDetail on(HouseNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "house-not-found", e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(OverpaymentException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "overpayment",
                e.payment().toPlainString(),
                e.balance().toPlainString());
    }

    @ExceptionHandler
    ProblemDetail on(PaymentNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "payment-not-found", e.paymentId());
    }

    @ExceptionHandler
    ProblemDetail on(PaymentDecidedException e) {
        return problems.of(HttpStatus.CONFLICT, "payment-decided", e.paymentId(), name(e.status()));
    }

    @ExceptionHandler
    ProblemDetail on(SlipNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "slip-not-found", e.paymentId());
    }

    @ExceptionHandler
    ProblemDetail on(PaymentNotVerifiedException e) {
        return problems.of(
                HttpStatus.CONFLICT, "payment-not-verified", e.paymentId(), name(e.status()));
    }

    @ExceptionHandler
    ProblemDetail on(PaymentRefundedException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "payment-refunded",
                e.paymentId(),
                e.refunded().toPlainString());
    }

    @ExceptionHandler
    ProblemDetail on(NoCreditException e) {
        return problems.of(HttpStatus.CONFLICT, "no-credit", e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(NothingToSettleException e) {
        return problems.of(HttpStatus.CONFLICT, "nothing-to-settle", e.propertyId());
    }

    @ExceptionHandler
    ProblemDetail on(RefundTooLargeException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "refund-too-large",
                e.refund().toPlainString(),
                e.credit().toPlainString());
    }

    @ExceptionHandler
    ProblemDetail on(ReceiptNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "receipt-not-found", e.receiptId());
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

    private static String name(PaymentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
