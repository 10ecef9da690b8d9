package io.smartvillage.billing.slip;

import java.time.Duration;

/// What a verification service says about a slip.
public sealed interface SlipVerdict {

    /// The bank knows the transfer. Whether it is the one the payment speaks of is still to be
    /// weighed: `AssessSlip`.
    record Confirmed(Transfer transfer) implements SlipVerdict {}

    /// Nobody knows yet.
    ///
    /// @param after how long to wait at least
    record TryAgain(Why why, Duration after) implements SlipVerdict {

        public enum Why {
            /// The sending bank does not answer the service.
            BANK_DOWN,
            /// The sending bank publishes its transfers with a delay.
            DELAYED,
            /// The question did not get to the service.
            UNREACHABLE,
            /// The service took too long, hung up, was in trouble or said nothing that can be read:
            /// this time, or before.
            NO_ANSWER,
            TOO_MANY_REQUESTS,
            /// It failed so often of late that it is left alone for a while.
            PAUSED,
            /// As many questions as it may be asked at the same time are under way.
            BUSY;

            /// Whether the service may have taken note of the slip, so that it will call it a
            /// duplicate when asked again.
            public boolean mayHaveCounted() {
                return this == NO_ANSWER;
            }
        }
    }

    record Refused(SlipRefusal reason) implements SlipVerdict {}

    /// Asking again does not help: staff verify. Where the operator can mend it, the log says so.
    record NotAvailable(Cause cause) implements SlipVerdict {

        public enum Cause {
            NOT_CONFIGURED,
            /// The service does not know us, or does not understand us.
            MISCONFIGURED,
            /// The package at the service is used up or has ended.
            QUOTA_USED_UP,
            /// The service knows no slips of this kind.
            UNSUPPORTED_SLIP,
            /// A duplicate, but maybe of our own question whose answer got lost.
            MAYBE_OWN_DUPLICATE,
            /// An answer that contradicts itself, is about another slip or has a meaning unknown to
            /// us.
            UNCLEAR_ANSWER
        }
    }
}
