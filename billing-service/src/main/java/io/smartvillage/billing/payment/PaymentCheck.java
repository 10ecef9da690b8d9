package io.smartvillage.billing.payment;

import io.smartvillage.billing.slip.SlipCheck;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One thing that was looked at before the decision.
///
/// @param check what, such as `qr`, `receiver`, `amount`, `date`, `transfer` or `reference`
/// @param by who or what looked, such as `smart_village` or `verification_service`
/// @param detail for staff: what was seen, without names and whole account numbers
public record PaymentCheck(
        String check, Result result, String by, Instant at, @Nullable String detail) {

    public enum Result {
        PASSED,
        FAILED,
        UNDECIDED
    }

    static List<PaymentCheck> of(List<SlipCheck> checks) {
        return checks.stream().map(PaymentCheck::of).toList();
    }

    static PaymentCheck of(SlipCheck check) {
        return new PaymentCheck(
                check.subject().name().toLowerCase(Locale.ROOT),
                switch (check.result()) {
                    case PASSED -> Result.PASSED;
                    case FAILED -> Result.FAILED;
                    case UNDECIDED -> Result.UNDECIDED;
                },
                check.by().name().toLowerCase(Locale.ROOT),
                check.at(),
                check.detail());
    }
}
