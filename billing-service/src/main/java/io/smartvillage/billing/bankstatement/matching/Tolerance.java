package io.smartvillage.billing.bankstatement.matching;

import java.math.BigDecimal;
import java.time.Duration;

/// How sure a match must be.
///
/// @param amount by which two amounts may differ and still be the same, in baht
/// @param time by which a payment may be off, if both sides know the time
/// @param days by which a payment may be off, if one does not
/// @param threshold the least score of a match, 1 to 100
/// @param lead by which the best must beat the next, at least 1
public record Tolerance(BigDecimal amount, Duration time, int days, int threshold, int lead) {

    public static final Tolerance USUAL =
            new Tolerance(BigDecimal.ZERO, Duration.ofMinutes(10), 1, 70, 5);

    public Tolerance {
        if (amount.signum() < 0
                || time.isNegative()
                || days < 0
                || threshold < 1
                || threshold > 100
                || lead < 1) {
            throw new IllegalArgumentException(
                    "tolerance of %s baht, %s, %d days, threshold %d, lead %d"
                            .formatted(amount, time, days, threshold, lead));
        }
    }
}
