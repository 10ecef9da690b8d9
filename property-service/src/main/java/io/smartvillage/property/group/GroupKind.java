package io.smartvillage.property.group;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// A house is in one group of a kind.
public enum GroupKind {
    PHASE,
    SOI,
    ZONE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
