package io.smartvillage.billing.slip.slipok;

import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What came of one attempt.
sealed interface Outcome {

    /// The service did its work.
    ///
    /// @param complaint for the operator, if something is to be mended
    record Judged(SlipVerdict verdict, @Nullable String complaint) implements Outcome {}

    /// @param retryAfter named by the service
    /// @param repeatable whether another attempt may go better at once
    /// @param what for the log, without anything that the service wrote
    record Failed(TryAgain.Why why, @Nullable Duration retryAfter, boolean repeatable, String what)
            implements Outcome {}
}
