package io.smartvillage.visitor.visitor;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What somebody comes for.
public enum VisitKind {
    VISIT,
    /// By a company that is named.
    DELIVERY,
    /// Nobody had announced it: a resident was asked from the gate.
    WALK_IN;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
