package io.smartvillage.billing.feeschedule;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What a meter counts.
public enum MeterKind {
    WATER,
    ELECTRICITY,
    OTHER;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    public String column() {
        return column;
    }

    public static MeterKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
