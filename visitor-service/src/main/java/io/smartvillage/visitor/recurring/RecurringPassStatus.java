package io.smartvillage.visitor.recurring;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum RecurringPassStatus {
    ACTIVE,
    CANCELLED,
    /// Its last window is over.
    EXPIRED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    public String text() {
        return column;
    }
}
