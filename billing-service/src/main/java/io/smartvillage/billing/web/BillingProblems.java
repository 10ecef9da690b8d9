package io.smartvillage.billing.web;

import io.smartvillage.billing.account.HouseNotFoundException;
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
import io.smartvillage.billing.promptpay.Fault;
import io.smartvillage.billing.receipt.ReceiptNotFoundException;
import io.smartvillage.billing.slip.SlipAlreadyUsedException;
import io.smartvillage.billing.slip.SlipRefusedException;
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

    /// The same words whoever has the slip.
    @ExceptionHandler
    ProblemDetail on(SlipAlreadyUsedException e) {
        return problems.of(HttpStatus.CONFLICT, "slip-already-used");
    }

    @ExceptionHandler
    ProblemDetail on(SlipRefusedException e) {
        var code =
                switch (e.reason()) {
                    case NOT_A_SLIP -> "not-a-slip";
                    case DAMAGED_QR -> "damaged-slip";
                    case SEVERAL_SLIPS -> "several-slips";
                    default -> "slip-without-qr";
                };
        return problems.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                code,
                e.fault().map(fault -> problems.text("slip-fault." + name(fault))).orElse(""));
    }

    private static String name(Fault fault) {
        return switch (fault) {
            case CUT_OFF -> "cut-off";
            case WRONG_CRC -> "wrong-crc";
            default -> "malformed";
        };
    }

    private static String name(PaymentStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
