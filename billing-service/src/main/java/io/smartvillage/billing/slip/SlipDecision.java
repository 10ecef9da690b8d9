package io.smartvillage.billing.slip;

import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import java.time.Duration;
import java.util.List;

/// What a slip does to its payment.
public sealed interface SlipDecision {

    /// In the order they were made.
    List<SlipCheck> checks();

    /// The slip shows the payment.
    record Accepted(Transfer transfer, List<SlipCheck> checks) implements SlipDecision {

        public Accepted {
            checks = List.copyOf(checks);
        }
    }

    /// @param reason the first that failed
    record Rejected(SlipRefusal reason, List<SlipCheck> checks) implements SlipDecision {

        public Rejected {
            checks = List.copyOf(checks);
        }
    }

    /// @param after how long to wait at least before the service is asked again
    record Waiting(TryAgain.Why why, Duration after, List<SlipCheck> checks)
            implements SlipDecision {

        public Waiting {
            checks = List.copyOf(checks);
        }
    }

    /// No machine can tell.
    record ForStaff(List<SlipCheck> checks) implements SlipDecision {

        public ForStaff {
            checks = List.copyOf(checks);
        }
    }
}
