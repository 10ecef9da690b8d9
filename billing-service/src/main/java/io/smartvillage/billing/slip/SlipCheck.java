package io.smartvillage.billing.slip;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing that was looked at, to be kept with the payment.
///
/// @param detail in English, for staff: what was seen. Without what slips hide, and without names
public record SlipCheck(
        Subject subject, Result result, By by, @Nullable String detail, Instant at) {

    public enum Subject {
        /// The QR code in the picture.
        QR,
        /// Whether the bank knows the transfer.
        TRANSFER,
        RECEIVER,
        AMOUNT,
        DATE
    }

    public enum Result {
        PASSED,
        FAILED,
        UNDECIDED
    }

    public enum By {
        SMART_VILLAGE,
        VERIFICATION_SERVICE
    }
}
