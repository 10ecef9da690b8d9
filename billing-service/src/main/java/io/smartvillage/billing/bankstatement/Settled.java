package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What became of a line, to be stored with it.
///
/// @param paymentId null unless it is the money of one
/// @param bookedAs null for money that went out
record Settled(
        BankLineStatus status,
        @Nullable BookedAs bookedAs,
        @Nullable UUID paymentId,
        @Nullable Integer score,
        List<Evidence> reasons,
        @Nullable UnidentifiedBecause because,
        List<Candidate> candidates) {

    private static final int MOST_CANDIDATES = 5;

    static final Settled IGNORED =
            new Settled(BankLineStatus.IGNORED, null, null, null, List.of(), null, List.of());

    Settled {
        reasons = List.copyOf(reasons);
        candidates = List.copyOf(candidates);
    }

    static Settled matched(UUID paymentId, BookedAs bookedAs, Scored best) {
        return new Settled(
                BankLineStatus.MATCHED,
                bookedAs,
                paymentId,
                best.score(),
                best.reasons(),
                null,
                List.of());
    }

    static Settled unidentified(UnidentifiedBecause because, List<Scored> ranked) {
        return new Settled(
                BankLineStatus.UNIDENTIFIED,
                BookedAs.UNIDENTIFIED_RECEIPT,
                null,
                null,
                List.of(),
                because,
                ranked.stream().limit(MOST_CANDIDATES).map(Candidate::of).toList());
    }
}
