package io.smartvillage.visitor.walkin;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What somebody who was not announced comes for.
public enum WalkInKind {
    VISIT,
    DELIVERY;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
