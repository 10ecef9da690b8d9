package io.smartvillage.visitor.walkin;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What became of a question from the gate.
public enum WalkInStatus {
    WAITING,
    APPROVED,
    REFUSED,
    /// Nobody answered in time, which refuses.
    TIMED_OUT,
    /// The guard took the question back.
    WITHDRAWN;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    public String text() {
        return column;
    }
}
