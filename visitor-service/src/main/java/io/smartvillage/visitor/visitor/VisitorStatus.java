package io.smartvillage.visitor.visitor;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// A visitor's life (domain rule 17). The schema document's `used` is `checked_in` and then
/// `checked_out`: who is inside now is told apart from who has left.
public enum VisitorStatus {
    PENDING,
    CHECKED_IN,
    CHECKED_OUT,
    EXPIRED,
    CANCELLED,
    DENIED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    /// Still has a code: is expected, or inside.
    boolean isLive() {
        return this == PENDING || this == CHECKED_IN;
    }

    public String text() {
        return column;
    }
}
