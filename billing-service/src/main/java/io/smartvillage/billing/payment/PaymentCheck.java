package io.smartvillage.billing.payment;

import java.time.Instant;
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
}
