package io.smartvillage.billing.paper.web;

import io.smartvillage.billing.paper.CorrectionWithoutPaperException;
import io.smartvillage.billing.paper.NoPromptPayException;
import io.smartvillage.billing.paper.NothingToPayException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@RestControllerAdvice
@Order(0)
class PaperProblems {

    private final Problems problems;

    PaperProblems(Problems problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    ProblemDetail on(NothingToPayException e) {
        return problems.of(HttpStatus.CONFLICT, "nothing-to-pay", e.invoiceId());
    }

    @ExceptionHandler
    ProblemDetail on(NoPromptPayException e) {
        return problems.of(HttpStatus.CONFLICT, "no-promptpay");
    }

    @ExceptionHandler
    ProblemDetail on(CorrectionWithoutPaperException e) {
        return problems.of(
                HttpStatus.CONFLICT, "correction-without-paper", e.invoiceCorrectionId());
    }
}
