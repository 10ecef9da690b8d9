package io.smartvillage.billing.feeschedule;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum FeeKind {
    /// The rate is the month's amount in baht.
    FIXED,
    /// The rate is baht per square wah and month.
    AREA_RATE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
