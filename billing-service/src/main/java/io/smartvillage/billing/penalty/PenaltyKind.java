package io.smartvillage.billing.penalty;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PenaltyKind {
    /// The percent of what is still open of the fee when the grace is over; once per invoice.
    PERCENT_ONCE,
    /// The percent a year, a 365th of it for each day, of what is open of the fee on that day.
    YEARLY_INTEREST;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
