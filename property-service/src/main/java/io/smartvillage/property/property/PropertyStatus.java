package io.smartvillage.property.property;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PropertyStatus {
    OCCUPIED,
    VACANT,
    UNDER_CONSTRUCTION;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
