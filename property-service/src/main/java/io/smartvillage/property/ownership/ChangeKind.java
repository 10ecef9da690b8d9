package io.smartvillage.property.ownership;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// Why a house has other owners.
public enum ChangeKind {
    CHANGE,
    SALE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
