package io.smartvillage.billing.bankaccount;

import io.smartvillage.billing.bankstatement.matching.Tolerance;
import java.math.BigDecimal;
import java.time.Duration;

/// How sure a match must be, as a village sets it.
///
/// @param amount baht by which money and an invoice may differ and still be the same; a reported
///   payment must have the line's amount to the satang
/// @param minutes by which a payment may be off, if both sides know the time
/// @param days by which a payment may be off, if one does not
/// @param threshold the least score of a match, [#LEAST_THRESHOLD] to 100
public record MatchingTerms(BigDecimal amount, int minutes, int days, int threshold) {

    /// An amount and a day alone stay below it: neighbours pay the same fee.
    public static final int LEAST_THRESHOLD = 60;

    public static final MatchingTerms USUAL =
            new MatchingTerms(
                    Tolerance.USUAL.amount(),
                    (int) Tolerance.USUAL.time().toMinutes(),
                    Tolerance.USUAL.days(),
                    Tolerance.USUAL.threshold());

    public Tolerance tolerance() {
        return new Tolerance(
                amount, Duration.ofMinutes(minutes), days, threshold, Tolerance.USUAL.lead());
    }
}
