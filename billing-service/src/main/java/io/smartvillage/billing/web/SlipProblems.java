package io.smartvillage.billing.web;

import io.smartvillage.billing.promptpay.Fault;
import io.smartvillage.billing.slip.SlipAlreadyUsedException;
import io.smartvillage.billing.slip.SlipRefusedException;
import io.smartvillage.platform.web.problem.Problems;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Of slips.
@RestControllerAdvice
@Order(0)
class SlipProblems {

    private final Problems problems;

    SlipProblems(Problems problems) {
        this.problems = problems;
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
}
