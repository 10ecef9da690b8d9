package io.smartvillage.billing.bankstatement.matching;

import java.util.List;

/// What was decided about a line, and why.
public sealed interface LineMatch {

    /// Everything that had a reason, the best first, the older first of equal ones.
    List<Scored> ranked();

    /// @param score 0 to 100
    /// @param reasons in the order they were looked for
    record Scored(OpenItem item, int score, List<Evidence> reasons) {

        public Scored {
            reasons = List.copyOf(reasons);
        }
    }

    /// @param best the only one that is good enough
    record Matched(Scored best, List<Scored> ranked) implements LineMatch {

        public Matched {
            ranked = List.copyOf(ranked);
        }
    }

    /// Somebody has to place it.
    record Unidentified(Reason reason, List<Scored> ranked) implements LineMatch {

        public enum Reason {
            /// Money that went out.
            NOT_A_CREDIT,
            /// Nothing reaches the threshold.
            BELOW_THRESHOLD,
            /// Two or more are equally good, or nearly so.
            TIE
        }

        public Unidentified {
            ranked = List.copyOf(ranked);
        }
    }
}
