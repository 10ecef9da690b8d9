package io.smartvillage.expense.category;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum CategoryStatus {
    ACTIVE,
    INACTIVE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
