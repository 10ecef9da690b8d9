package io.smartvillage.billing.feeschedule;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum FeeKind {
    /// The rate is the month's amount in baht.
    FIXED,
    /// The rate is baht per square wah and month.
    AREA_RATE,
    /// The rate is what all houses pay together in a month. A house pays its share divided by the
    /// sum of the shares of all houses of the village that have one.
    OWNERSHIP_SHARE,
    /// The rate is baht per unit of a meter's consumption.
    METERED,
    /// The rate is an amount in baht, billed once, in the month of the first day in force.
    ONE_OFF;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
