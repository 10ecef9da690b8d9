package io.smartvillage.billing.slip;

import io.smartvillage.billing.promptpay.SlipQr;
import java.math.BigDecimal;

/// @param amount in baht that the payment speaks of
/// @param mayHaveBeenAsked whether the service may have been asked about this very payment before
///   without its answer being kept: the answer got lost
///   (`SlipVerdict.TryAgain.Why#mayHaveCounted`), or whoever asked was stopped before it was
///   stored. A service that counts slips then calls our own first question the first use
public record SlipQuestion(SlipQr slip, BigDecimal amount, boolean mayHaveBeenAsked) {

    public SlipQuestion {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("a slip is of more than 0 baht, not " + amount);
        }
    }
}
