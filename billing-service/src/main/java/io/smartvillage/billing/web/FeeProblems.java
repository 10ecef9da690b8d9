package io.smartvillage.billing.web;

import io.smartvillage.billing.billingrun.NoFeeScheduleInForceException;
import io.smartvillage.billing.feeschedule.FeeExceptionNotFoundException;
import io.smartvillage.billing.feeschedule.FeeExceptionOverlapsException;
import io.smartvillage.billing.meter.MeterKnownException;
import io.smartvillage.billing.meter.MeterNotFoundException;
import io.smartvillage.billing.meter.MeterReadingRefusedException;
import io.smartvillage.billing.prepayment.MonthsBilledException;
import io.smartvillage.billing.prepayment.NothingToPrepayException;
import io.smartvillage.billing.prepayment.OfferNotInForceException;
import io.smartvillage.billing.prepayment.PrepaymentNotFoundException;
import io.smartvillage.billing.prepayment.PrepaymentOfferNotFoundException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Problems of what is charged and billed: schedules, meters, runs, prepayments.
@RestControllerAdvice
@Order(0)
class FeeProblems {

    private final Problems problems;

    FeeProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(NoFeeScheduleInForceException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                "no-fee-schedule-in-force",
                e.period().toString(),
                e.scheduleSet());
    }

    @ExceptionHandler
    ProblemDetail on(FeeExceptionNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "fee-exception-not-found", e.feeExceptionId());
    }

    @ExceptionHandler
    ProblemDetail on(FeeExceptionOverlapsException e) {
        return problems.of(HttpStatus.CONFLICT, "fee-exception-overlaps", e.feeExceptionId());
    }

    @ExceptionHandler
    ProblemDetail on(MeterNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "meter-not-found", e.meterId());
    }

    @ExceptionHandler
    ProblemDetail on(MeterKnownException e) {
        return problems.of(HttpStatus.CONFLICT, "meter-known", e.meterId());
    }

    @ExceptionHandler
    ProblemDetail on(MeterReadingRefusedException e) {
        return problems.of(
                HttpStatus.CONFLICT,
                e.reason().code(),
                e.lastValue().toPlainString(),
                e.lastReadOn().toString());
    }

    @ExceptionHandler
    ProblemDetail on(PrepaymentNotFoundException e) {
        return problems.of(HttpStatus.NOT_FOUND, "prepayment-not-found", e.prepaymentId());
    }

    @ExceptionHandler
    ProblemDetail on(PrepaymentOfferNotFoundException e) {
        return problems.of(
                HttpStatus.NOT_FOUND, "prepayment-offer-not-found", e.prepaymentOfferId());
    }

    @ExceptionHandler
    ProblemDetail on(OfferNotInForceException e) {
        return problems.of(
                HttpStatus.CONFLICT, "prepayment-offer-not-in-force", e.prepaymentOfferId());
    }

    @ExceptionHandler
    ProblemDetail on(MonthsBilledException e) {
        return problems.of(HttpStatus.CONFLICT, "months-billed", String.join(", ", e.months()));
    }

    @ExceptionHandler
    ProblemDetail on(NothingToPrepayException e) {
        return problems.of(HttpStatus.CONFLICT, "nothing-to-prepay", e.propertyId());
    }
}
